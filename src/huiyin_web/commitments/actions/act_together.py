"""Do the same to several commitments: to all of them or to none."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from huiyin.followup.commitments import Given
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.errors import SamePersonError
from huiyin_web.commitments.actions.act_on import Asked, act_on
from huiyin_web.commitments.errors import ChangedMeanwhileError, ChosenRefusedError, CommitmentRefusedError
from huiyin_web.commitments.models import Commitment

_REFUSED = Text("{number}: {why}", "{number}：{why}")
_NOTHING = Text("Tick what it is to be done to.", "请勾选要办理的事项。")


@transaction.atomic
def act_together(*, chosen: Mapping[int, int], act: str, given: Given, by: Actor, at: datetime) -> list[Commitment]:
    """Do the same to each of some commitments, each with its own record and event.

    Args:
        chosen: how much was done to each as its reader saw it, by its id.
        act: a key of the library's acts.
        given: what comes with it.
        by: who does it.
        at: when.

    Raises:
        ChosenRefusedError: nothing was chosen, or it may not be done to some; each is named.
        NotAllowedError, NotFoundError: one is out of their reach.
    """
    done: list[Commitment] = []
    refused: list[Text] = []
    for number in sorted(chosen):
        try:
            with transaction.atomic():
                done.append(act_on(commitment=number, asked=Asked(act, chosen[number], given), by=by, at=at))
        except (CommitmentRefusedError, ChangedMeanwhileError, SamePersonError) as error:
            named = Commitment.objects.get(pk=number).number
            refused.append(_REFUSED.fill(number=named, why=error.fields.get("what", error.text)))
    if refused or not done:
        raise ChosenRefusedError(what=Text.join(refused, " ", "") if refused else _NOTHING)
    return done
