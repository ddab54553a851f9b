"""Cases of the tests: opened and walked by the right officers with ordinary evidence, a step a day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from huiyin.policy import Office
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions._applying import Application
from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.apply_for_registration import apply_for_registration
from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.actions.open_place_case import open_place_case
from huiyin_web.casework.actions.post_notice import Wall, post_notice
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.models import Case, Notice
from huiyin_web.casework.queries.stored import as_known
from support import cast, given

AT = datetime(2016, 12, 30, 2, 0, tzinfo=UTC)
DAY = date(2016, 9, 1)
_CRITERIA = ("food", "clothing", "education", "medical", "housing", "water", "infrastructure", "public_services",
             "industry", "collective_income")  # fmt: skip
CELLS: dict[str, str] = {
    "application_reason": "丈夫患病，无力务工", "query_consent": "是", "visitors": "才让、多杰", "income_year": "2016",
    "member_count": "2", "wage_income": "3000", "business_income": "1500", "transfer_income": "500",
    "property_income": "0", "business_expense": "200", "expected_income": "0", "representatives_entitled": "30",
    "representatives_present": "24", "votes_for": "20", "minutes": "一致同意", "posted_at": "村委会公示栏",
    "review_note": "材料齐全", "main_cause": "illness", "proposal_reason": "收入稳定增长", "income_stable": "是",
    "acknowledged_by": "扎西", "acknowledgement_means": "signature", "read_aloud": "是", "read_language": "bo", "observation_note": "收入稳定",
    "relapse_cause": "illness", "finding": "家中有人财政供养", "verification_note": "已查看工资单",
    "household_statement": "无意见", "evaluator": "第三方", "exited_sampled": "500", "wrong_exits": "2",
    "unregistered_sampled": "2000", "omitted": "5", "households_surveyed": "800", "households_acknowledging": "780", **{f"{key}_met": "是" for key in _CRITERIA},
    **{f"{key}_proof": "入户查看" for key in _CRITERIA},
}  # fmt: skip
RICH = {"wage_income": "9000", "business_income": "2000"}
OFFICERS = {
    Office.VILLAGE: cast.village_worker, Office.TOWNSHIP: cast.township_officer, Office.COUNTY: cast.county_officer,
    Office.PREFECTURE: cast.prefecture_officer, Office.PROVINCE: cast.provincial_office,
}  # fmt: skip


def officer(office: Office = Office.VILLAGE, place_code: str | None = None) -> Actor:
    """Give somebody of an office as the actor that they are."""
    user = OFFICERS[office](place_code) if place_code else OFFICERS[office]()
    return actor_of(user, on=DAY)


def exit_case(village_code: str = cast.VILLAGE, *, on: date = DAY, process: str = "exit", **household: Any) -> Case:
    """Open the exit of a poor household, or another case of it."""
    given.places()
    row = given.household(village_code, **household)
    by = officer(place_code=village_code)
    return open_case(process=process, household=row.pk, on=on, cells=CELLS, by=by, at=AT)


def place_exit(code: str = cast.VILLAGE, *, process: str = "village_exit", on: date = DAY) -> Case:
    """Open the exit of a village or county that is on its list, with its statistics and facilities."""
    given.places()
    given.poor_place(code)
    given.population(code, year=2015)
    if process == "village_exit":
        given.facility(code)
    office = Office.VILLAGE if process == "village_exit" else Office.COUNTY
    by = officer(office, code)
    return open_place_case(process=process, place_code=code, on=on, cells=CELLS, by=by, at=AT)


def application(village_code: str = cast.VILLAGE, **head: str) -> Application:
    """Write the application of a couple."""
    household = {"village_code": village_code, "head_name": "扎西才让", "village_group": "一社", "phone": "13900000001"}
    man = {"name": "扎西才让", "sex": "male", "relation": "head", "birth_date": "1975-02-03"} | head
    woman = {"name": "卓玛措", "sex": "female", "relation": "spouse", "birth_date": "1978-06-07"}
    return Application(household, (man, woman))


def identification(village_code: str = cast.VILLAGE, *, on: date = DAY) -> Case:
    """Take the application of a household."""
    given.places()
    by = officer(place_code=village_code)
    return apply_for_registration(application=application(village_code), on=on, cells=CELLS, by=by, at=AT)


def walked(case: Case, *, until: str, cells: dict[str, str] | None = None, at: datetime = AT) -> Case:
    """Take a case on, each step by its office, until it stands where it shall; a notice hangs its days."""
    given_cells = CELLS | (RICH if case.process == "exit" else {}) | (cells or {})
    case = Case.objects.get(pk=case.pk)
    while case.state != until:
        case = step(case, given_cells, at)
    return case


def step(case: Case, cells: dict[str, str], at: datetime = AT) -> Case:
    """Take the next step of a case, on the first day on which it may be taken."""
    known = as_known(case, on=case.changed_on)
    following = rules.next_steps(known)[0]
    hung = known.process.steps[known.standing[-1].step].notice is not None
    on = case.changed_on + timedelta(days=10 if hung else 1)
    by = officer(following.office, place_of(case, following.office))
    if following.notice:
        wall = Wall(following.key, (case.pk, case.steps_taken), (), ("village_group",), cells, on)
        post_notice(wall=wall, by=by, at=at)
    else:
        take_step(case=case.pk, sent=Sent(following.key, case.steps_taken, cells, on), by=by, at=at)
    return Case.objects.get(pk=case.pk)


def notice_of(case: Case) -> Notice:
    """Give the latest notice of a case."""
    found = Notice.objects.filter(lines__case=case).order_by("-pk").first()
    assert found is not None
    return found


def place_of(case: Case, office: Office) -> str:
    """Give the place whose officer of an office takes a case's steps."""
    digits = {Office.VILLAGE: 12, Office.TOWNSHIP: 9, Office.COUNTY: 6, Office.PREFECTURE: 4, Office.PROVINCE: 2}[
        office
    ]
    return case.village_code[:digits].ljust(12, "0")
