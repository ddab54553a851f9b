"""Record a visit to a household, once however often it is sent."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from huiyin.followup.visits import Report, problems_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.errors import NotYoursError, ToldOtherwiseError, VisitRefusedError
from huiyin_web.assistance.models import Visit
from huiyin_web.assistance.queries.homes import home_of
from huiyin_web.core import audit

CODE = "assistance.visit.recorded"
SENTENCE = Text("recorded a visit", "登记走访")
_NO_PROMISE = Text(
    "What you were told about was not agreed with this household before that day. Answer again what became of it, or "
    "leave that out.",
    "所答事项并非此前与该户商定的事项。请重新选择兑现情况，或不填该项。",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A visit as it was sent: the number that its phone gave it, who filled it in, where, and what it tells.

    `promise` is the earlier visit whose agreement the family was asked about; none where it said nothing of it.
    """

    uuid: UUID
    by_key: str
    household: int
    report: Report
    promise: int | None = None


def record_visit(*, sent: Sent, by: Actor, on: date, at: datetime) -> tuple[Visit, bool]:
    """Keep a visit and give it, with whether it is new; sent again, it is the one that was kept.

    Who: whoever records visits and reaches the household; only what they filled in themselves.
    Rule: `huiyin.followup.visits.problems_of`; what became of a promise is said of one made to this household on an
    earlier visit; one visit a number, by a constraint of the database.
    Recorded: `assistance.visit.recorded`, once, with the receipt; nothing of what the family said.

    Raises:
        NotAllowedError: the role records no visits.
        NotYoursError: somebody else filled it in.
        ToldOtherwiseError: the number is another visit's, or tells something else.
        NotFoundError: the household is out of reach, or no longer on the register.
        VisitRefusedError: what it tells cannot be so.
    """
    by.need(May.RECORD_VISITS)
    if sent.by_key != by.key:
        raise NotYoursError
    # What was kept is given again even where the household has gone, or the days within which it is told are over; it
    # is looked for before the transaction, so that no phone that asks again waits for whoever is writing.
    if kept := Visit.objects.filter(uuid=sent.uuid).first():
        return _again(kept, sent), False
    return _keep(sent, by, on, at)


@transaction.atomic
def _keep(sent: Sent, by: Actor, on: date, at: datetime) -> tuple[Visit, bool]:
    village = home_of(sent.household, by).village_code
    if problems := (*problems_of(sent.report, on=on), *_problems_of_promise(sent)):
        raise VisitRefusedError(problems=Text.join(problems, " ", ""))
    # Whoever sends the same at the same moment waits at the constraint, and finds what this one kept.
    visit, is_new = Visit.objects.get_or_create(uuid=sent.uuid, defaults=_columns(sent, village, by, at))
    if not is_new:
        return _again(visit, sent), False
    audit.record(
        CODE,
        by=by,
        at=at,
        subject=f"household:{sent.household}",
        place_code=village,
        detail={"receipt": visit.receipt, "visited_on": visit.visited_on.isoformat()},
    )
    return visit, True


def _problems_of_promise(sent: Sent) -> tuple[Text, ...]:
    """Say whether what the family answered about is a promise to it, and one made before."""
    if not sent.report.kept:
        return ()
    if sent.promise is None:
        return (_NO_PROMISE,)
    earlier = Visit.objects.filter(pk=sent.promise, household=sent.household, visited_on__lte=sent.report.visited_on)
    return () if earlier.exclude(agreed="").exists() else (_NO_PROMISE,)


def _columns(sent: Sent, village: str, by: Actor, at: datetime) -> dict[str, object]:
    report = sent.report
    return {
        "household_id": sent.household,
        "village_code": village,
        "by_key": by.key,
        "by_name": by.name,
        "visited_on": report.visited_on,
        "recorded_at": at,
        "found": report.found,
        "needs": ",".join(report.needs),
        "agreed": report.agreed,
        "note": report.note,
        "next_on": report.next_on,
        "promise_id": sent.promise if report.kept else None,
        "kept": report.kept,
    }


def _again(kept: Visit, sent: Sent) -> Visit:
    asked = sent.promise if sent.report.kept else None
    told = (sent.by_key, sent.household, asked, sent.report)
    if (kept.by_key, kept.household_id, kept.promise_id, kept.report) != told:
        raise ToldOtherwiseError(receipt=kept.receipt)
    return kept
