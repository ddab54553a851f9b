"""Cases of the demo, at several steps of their way; the register stays as it is."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from huiyin.policy import Office
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions._applying import Application
from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.apply_for_registration import apply_for_registration
from huiyin_web.casework.actions.file_objection import Said, file_objection
from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.actions.post_notice import Wall, post_notice
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.actions.triage_objection import triage_objection
from huiyin_web.casework.models import Case, Notice
from huiyin_web.casework.queries.stored import as_known
from huiyin_web.registry.queries.households import households_in_reach

_OFFICES = {Office.VILLAGE: "village", Office.TOWNSHIP: "township", Office.COUNTY: "huzhu"}
_FIRST = date(2016, 11, 1)
_AFTER_NOTICE = 10  # days after a notice was hung on which the next step follows
_EXITS = ("proposed", "verified", "in_notice", "approved")  # how far each exit is, none as far as the register
_IDENTIFIED = "township_reviewed"
_CRITERIA = ("food", "clothing", "education", "medical", "housing")
_CELLS: dict[str, str] = {
    "application_reason": "户主患慢性病，无法外出务工", "query_consent": "是", "visitors": "村干部、驻村工作队员",
    "income_year": "2016", "member_count": "3", "business_expense": "600", "expected_income": "0",
    "property_income": "0", "representatives_entitled": "30", "representatives_present": "26", "votes_for": "23",
    "minutes": "到会代表过半数同意", "posted_at": "村委会公示栏", "review_note": "材料齐全，情况属实",
    "proposal_reason": "收入稳定超过标准，两不愁三保障达标", "income_stable": "是",
    "income_answer": "子女外出务工半年以上，有工资流水", "acknowledged_by": "户主",
    "acknowledgement_means": "signature", "read_aloud": "是",
    **{f"{key}_met": "是" for key in _CRITERIA}, **{f"{key}_proof": "入户查看" for key in _CRITERIA},
}  # fmt: skip
_LEAVING = {"wage_income": "9600", "business_income": "2400", "transfer_income": "900"}
_APPLYING = {"wage_income": "3600", "business_income": "1800", "transfer_income": "600"}
_APPLICANT = Application(
    {"village_code": "630223100200", "village_group": "一社", "head_name": "马示范"},
    (
        {"name": "马示范", "sex": "male", "relation": "head", "birth_date": "1972-05-06", "health": "chronic"},
        {"name": "李示范", "sex": "female", "relation": "spouse", "birth_date": "1975-08-09"},
        {"name": "马小示", "sex": "male", "relation": "son", "birth_date": "2004-03-02"},
    ),
)
_BRIDE = {
    "member_change": "marriage_in", "changed_on": "2016-10-01", "member_name": "王示范", "member_sex": "female",
    "member_birth_date": "1995-04-12", "member_relation": "daughter_in_law", "proof_seen": "户口簿、结婚证",
}  # fmt: skip
_OBJECTION = Said("他家今年买了一辆小货车，请核实。", "page")


def work_on_cases(*, at: datetime) -> list[Case]:
    """Open exits of the village's first poor households, an application and a marriage; take each so far on its way."""
    officers = _officers()
    village = officers[Office.VILLAGE]
    poor = households_in_reach(village).filter(status="poor").order_by("pk")[: len(_EXITS)]
    made = []
    for home, state in zip(poor, _EXITS, strict=False):
        case = open_case(process="exit", household=home.pk, on=_FIRST, cells=_CELLS, by=village, at=at)
        made.append(_walk(case, state, _CELLS | _LEAVING, officers, at))
        if state == "in_notice":
            _object(made[-1], officers, at)
    applied = apply_for_registration(application=_APPLICANT, on=_FIRST, cells=_CELLS, by=village, at=at)
    made.append(_walk(applied, _IDENTIFIED, _CELLS | _APPLYING, officers, at))
    married = open_case(process="member_change", household=poor[0].pk, on=_FIRST, cells=_BRIDE, by=village, at=at)
    return [*made, _walk(married, "verified", _BRIDE, officers, at)]


def _officers() -> dict[Office, Actor]:
    return {office: actor_of(User.objects.get(username=name), on=_FIRST) for office, name in _OFFICES.items()}


def _walk(case: Case, state: str, cells: Mapping[str, str], officers: Mapping[Office, Actor], at: datetime) -> Case:
    while case.state != state:
        known = as_known(case, on=case.changed_on)
        step = rules.next_steps(known)[0]
        hung = known.process.steps[known.standing[-1].step].notice is not None
        on = case.changed_on + timedelta(days=_AFTER_NOTICE if hung else 1)
        if step.notice:
            wall = Wall(step.key, (case.pk, case.steps_taken), (), ("village_group", "member_count"), cells, on)
            post_notice(wall=wall, by=officers[step.office], at=at)
        else:
            sent = Sent(step.key, case.steps_taken, cells, on)
            take_step(case=case.pk, sent=sent, by=officers[step.office], at=at)
        case = Case.objects.get(pk=case.pk)
    return case


def _object(case: Case, officers: Mapping[Office, Actor], at: datetime) -> None:
    """Let somebody object to a fact: the notice hangs until it is answered."""
    notice = Notice.objects.get(lines__case=case)
    filed = file_objection(case=case.pk, notice=notice, said=_OBJECTION, by=platform("public"), at=at)
    triage_objection(objection=filed.pk, states_fact=True, by=officers[Office.TOWNSHIP], at=at)
