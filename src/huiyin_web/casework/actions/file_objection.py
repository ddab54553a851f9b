"""Take an objection: by anybody, from a notice's public page, or by an officer who was told."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.casework.actions._taking import LEAST_REASON
from huiyin_web.casework.errors import ReasonNeededError
from huiyin_web.casework.models import Case, Notice, Objection
from huiyin_web.casework.queries.objections import triage_due
from huiyin_web.core import audit, clock
from huiyin_web.core.audit import Doer
from huiyin_web.core.errors import ConflictError

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without letters and digits that look alike on paper
_LENGTH = 10
_OVER, _ASK = (
    Text("This case is over.", "该事项已办结。"),
    Text("Bring the matter to the county office.", "请向县级部门反映。"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What is objected.

    Attributes:
        text: in the objector's words.
        channel: how it came: the page, a call, the box, in person.
        name, contact: who objects and how to reach them; empty where they stay unnamed.
    """

    text: str
    channel: str
    name: str = ""
    contact: str = ""


@transaction.atomic
def file_objection(*, case: int, notice: Notice | None, said: Said, by: Doer, at: datetime) -> Objection:
    """File an objection; whoever filed it finds its answer by the code of its receipt.

    The caller has found that the case stands on the notice, or lies in their reach.

    Raises:
        ReasonNeededError: nothing is said.
        ConflictError: the case is over.
    """
    if len(said.text.strip()) < LEAST_REASON:
        raise ReasonNeededError(least=LEAST_REASON)
    row = Case.objects.select_for_update().get(pk=case)
    if row.is_over:
        raise ConflictError(what=_OVER, mend=_ASK)
    on = clock.day_of(at)
    objection = Objection.objects.create(
        case=row, notice=notice, code="".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)), channel=said.channel,
        text=said.text.strip(), name=said.name.strip(), contact=said.contact.strip(), filed_on=on,
        due_on=triage_due(row, on),
    )  # fmt: skip
    audit.record(
        "casework.objection.filed", by=by, at=at, subject=f"objection:{objection.pk}", place_code=row.village_code,
        detail={"channel": said.channel, "named": bool(said.name.strip())},
    )  # fmt: skip
    return objection
