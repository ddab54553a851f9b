"""East-West cooperation of the tests: an eastern city is paired with the county and has an agreement with it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from huiyin.followup.cooperation import Step
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.models import AssistanceRound
from huiyin_web.cooperation.actions.agree_plan import agree_plan
from huiyin_web.cooperation.actions.answer_entry import answer_entry
from huiyin_web.cooperation.actions.enter_result import Result, enter_result
from huiyin_web.cooperation.actions.place_households import place_households
from huiyin_web.cooperation.actions.plan_year import plan_year
from huiyin_web.cooperation.actions.report_year import report_year
from huiyin_web.cooperation.actions.sign_agreement import Terms, sign_agreement
from huiyin_web.cooperation.models import Agreement, Entry
from huiyin_web.cooperation.queries.stored import are_paired
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Organisation
from huiyin_web.registry.models import Household
from support import assistance, cast, given

AT = datetime(2017, 9, 14, 2, 0, tzinfo=UTC)
YEAR, PARTNER = 2017, "D-0001"
TERMS = Terms(PARTNER, cast.COUNTY, "东西协〔2017〕1 号", date(2016, 9, 1), date(2020, 12, 31))
DOCTORS = Result("doctors_west", 2, date(2017, 3, 1), date(2018, 2, 28), "县人民医院", "锡协办〔2017〕3 号")
JOBS = replace(DOCTORS, item="jobs", amount=3, ends_on=None, what="无锡电子企业")


def east() -> Actor:
    return actor_of(cast.eastern_partner(), on=day_of(AT))


def county(code: str = cast.COUNTY) -> Actor:
    return actor_of(cast.county_officer(code), on=day_of(AT))


def paired(place_code: str = cast.COUNTY, partner: str = PARTNER) -> None:
    """Pair the city with a county, in a round."""
    if are_paired(partner, place_code):
        return
    if not Organisation.objects.filter(pk=partner).exists():
        given.organisation(
            partner, kind="eastern_partner", name="无锡市协作办", name_en="Wuxi cooperation", place_code=cast.PREFECTURE
        )
    row = AssistanceRound.objects.first() or assistance.round_of()
    unit = row.participants.filter(organisation=partner).first()
    unit = unit or assistance.enrolled(row, partner, kind="eastern")
    assistance.paired(unit, place_code)


def signed(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Agreement:
    """Sign the agreement; the pairing is made where it is not there."""
    terms = replace(TERMS, **changes)
    paired(terms.place_code, terms.partner)
    return sign_agreement(terms=terms, by=by or east(), at=at)


def seen(row: Agreement) -> int:
    return Agreement.objects.get(pk=row.pk).steps


def planned(row: Agreement, *, by: Actor | None = None, at: datetime = AT, **amounts: int) -> Agreement:
    return plan_year(agreement=row.pk, seen=seen(row), year=YEAR, amounts=amounts, by=by or east(), at=at)


def agreed(row: Agreement, *, by: Actor | None = None, at: datetime = AT) -> Agreement:
    return agree_plan(agreement=row.pk, seen=seen(row), year=YEAR, by=by or county(), at=at)


def reported(row: Agreement, *, by: Actor | None = None, at: datetime = AT, **amounts: int) -> Agreement:
    return report_year(agreement=row.pk, seen=seen(row), year=YEAR, amounts=amounts, by=by or east(), at=at)


def entered(row: Agreement, result: Result = DOCTORS, *, by: Actor | None = None, at: datetime = AT) -> Entry:
    enter_result(agreement=row.pk, seen=seen(row), result=result, by=by or east(), at=at)
    return row.entries.latest("pk")


def answered(
    row: Agreement, entry: Entry, step: Step = Step.CONFIRM, *, by: Actor | None = None, reason: str = "",
    at: datetime = AT,
) -> Agreement:  # fmt: skip
    """Let the county answer an entry."""
    return answer_entry(
        agreement=row.pk, seen=seen(row), step=step, entry=entry.pk, reason=reason, by=by or county(), at=at
    )


def placed(row: Agreement, entry: Entry, *homes: Household, by: Actor | None = None, at: datetime = AT) -> Agreement:
    """Name households of those who were placed."""
    numbers = [home.office_number for home in homes]
    return place_households(agreement=row.pk, seen=seen(row), entry=entry.pk, numbers=numbers, by=by or county(), at=at)
