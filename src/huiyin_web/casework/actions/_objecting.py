"""The part that triage, answers and reviews share: who may, in which state, and the audit event."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.casework.errors import ObjectionStateError, OtherOfficeError, TogetherRefusedError
from huiyin_web.casework.models import Objection, ObjectionState
from huiyin_web.casework.permissions import may_answer
from huiyin_web.casework.queries.objections import objection_or_404
from huiyin_web.core import audit
from huiyin_web.core.audit import Doer
from huiyin_web.core.errors import DomainError

_ANSWERING = Text("township or county", "乡镇或县")
_REFUSED = Text("Objection {number}: {why}", "异议 {number}：{why}")
_OTHER = Text("Objection {number} is not of the same notice.", "异议 {number} 不属于同一公示。")


def in_state(number: int, *states: ObjectionState, by: Actor) -> Objection:
    """Give an objection that somebody may work on and that stands where it must; nobody else works on it meanwhile.

    Raises:
        NotFoundError: it lies outside their reach.
        OtherOfficeError: their office answers no objections.
        ObjectionStateError: it stands elsewhere.
    """
    objection = objection_or_404(by, number, lock=True)
    if not may_answer(by):
        raise OtherOfficeError(office=_ANSWERING)
    if objection.state not in states:
        raise ObjectionStateError(state=ObjectionState(objection.state).label)
    return objection


def note(done: str, objection: Objection, *, by: Doer, at: datetime, **detail: object) -> None:
    """Record what was done to an objection."""
    audit.record(
        done, by=by, at=at, subject=f"objection:{objection.pk}", place_code=objection.case.village_code,
        detail={"case": objection.case_id, "state": objection.state, **detail},
    )  # fmt: skip


@transaction.atomic
def together(objections: Sequence[int], do: Callable[[int], Objection]) -> list[Objection]:
    """Do the same to several objections of one notice, each with its own record; to all of them or to none.

    Raises:
        TogetherRefusedError: some can't be, or are of another notice; each is named.
        DomainError: what is refused of a single one.
    """
    first, *others = dict.fromkeys(objections)
    if not others:
        return [do(first)]
    done: list[Objection] = []
    refused: list[Text] = []
    for number in sorted((first, *others)):
        try:
            with transaction.atomic():
                done.append(do(number))
        except DomainError as error:
            refused.append(_REFUSED.fill(number=number, why=error.text))
    notice = Objection.objects.filter(pk=first).values_list("notice", flat=True).first()
    refused += [_OTHER.fill(number=one.pk) for one in done if one.notice_id is None or one.notice_id != notice]
    if refused:
        raise TogetherRefusedError(what=Text.join(refused, " ", ""))
    return done
