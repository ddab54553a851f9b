"""Submit a unit's plan: several pledges at once for the places that it is paired with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from huiyin.kernel.places import Level, ancestor
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.errors import PlanRefusedError
from huiyin_web.assistance.queries.pledged import PLEDGE
from huiyin_web.assistance.queries.stored import own_participant_or_404
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core import audit

CODE = "assistance.plan.submitted"
SENTENCE = Text("submitted a unit's plan of pledges", "提交帮扶计划")
_NOT_PAIRED = Text("The unit is not paired with this place.", "该单位未与该地结对。")
_NOTHING = Text("Fill in at least one pledge.", "请至少填写一项承诺。")
_CLOSED = Text("The round is closed.", "该轮次已结束。")


@dataclass(frozen=True, slots=True)
class Pledge:
    """One thing that a unit promises to a place; `quantity` in its unit, both empty where it can't be counted."""

    title: str
    kind: str
    place_code: str
    starts_on: date
    due_on: date
    quantity: Decimal | None = None
    unit: str = ""
    person: str = ""
    why_short: str = ""


@transaction.atomic
def pledge_plan(*, participant: int, pledges: Sequence[Pledge], by: Actor, at: datetime) -> list[Commitment]:
    """Give each pledge as a commitment of the unit, which the place's county says was kept or not: all or none.

    Who: the unit itself, for places that it is paired with now.
    Rule: `huiyin.followup.commitments.give`, for each.
    Recorded: `assistance.plan.submitted`, and `commitments.commitment.given` for each.

    Raises:
        NotAllowedError, NotFoundError: their role gives no promises, or the unit is not theirs.
        PlanRefusedError: nothing is pledged, the round is closed, or something stands against lines; each is named.
    """
    by.need(May.GIVE_COMMITMENTS)
    unit = own_participant_or_404(by, participant)
    paired = set(unit.pairings.filter(ends_on__isnull=True).values_list("place_code", flat=True))
    if not pledges or unit.round.closed_on is not None:
        raise PlanRefusedError({0: _refused("title", _CLOSED if pledges else _NOTHING)})
    given: list[Commitment] = []
    refused: dict[int, Decision] = {}
    for line, pledge in enumerate(pledges):
        if pledge.place_code not in paired:
            refused[line] = _refused("place_code", _NOT_PAIRED)
            continue
        try:
            given.append(give_commitment(terms=_terms(pledge, unit.round.key, by), by=by, at=at))
        except CommitmentRefusedError as error:
            refused[line] = error.decision
    if refused:
        raise PlanRefusedError(refused)
    audit.record(
        CODE, by=by, at=at, subject=f"organisation:{unit.organisation}", place_code=given[0].place_code,
        detail={"round": unit.round.key, "commitments": [row.number for row in given]},
    )  # fmt: skip
    return given


def _terms(pledge: Pledge, round_key: str, by: Actor) -> Terms:
    return Terms(
        title=pledge.title, kind=pledge.kind, severity="ordinary", source=PLEDGE, source_key=round_key,
        place_code=pledge.place_code, owner=by.office, accepter=ancestor(pledge.place_code, Level.COUNTY),
        starts_on=pledge.starts_on, due_on=pledge.due_on, person=pledge.person, quantity=pledge.quantity,
        unit=pledge.unit, why_short=pledge.why_short,
    )  # fmt: skip


def _refused(field: str, words: Text) -> Decision:
    return Decision("plan", (Reason(field, Verdict.MISSING, words, field=field),))
