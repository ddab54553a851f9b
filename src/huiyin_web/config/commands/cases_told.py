"""What the cases of the demo tell: which stand where, and the words and figures of their steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from huiyin_web.casework.actions._applying import Application
from huiyin_web.casework.actions.file_objection import Said

_CRITERIA = ("food", "clothing", "education", "medical", "housing", "water")
_WATER_SINCE = 2019
_RECEIPTS = ("wage_income", "business_income", "transfer_income", "property_income", "business_expense")
_APPLYING, _LEAVING, _FALLEN = (1200, 600, 200, 0, 200), (3200, 800, 300, 0, 200), (1300, 400, 200, 0, 100)
_AT_RISK, _STRUCK, _EARNING = (3600, 900, 500, 0, 200), (6000, 1200, 300, 0, 200), (7600, 1500, 400, 0, 200)
CELLS: dict[str, str] = {
    "application_reason": "户主患慢性病，无法外出务工", "query_consent": "是", "visitors": "村干部、驻村工作队员",
    "expected_income": "0", "representatives_entitled": "30", "representatives_present": "26", "votes_for": "23",
    "minutes": "到会代表过半数同意", "posted_at": "村委会公示栏", "review_note": "材料齐全，情况属实",
    "main_cause": "illness", "proposal_reason": "收入稳定超过标准，两不愁三保障达标", "income_stable": "是",
    "income_answer": "子女外出务工半年以上，有工资流水", "acknowledged_by": "户主",
    "acknowledgement_means": "signature", "read_aloud": "是", "observation_note": "回访两次，收入和住房稳定",
    "finding": "户主名下登记有一辆货车（示范）", "verification_note": "车辆用于经营，年收入超过标准",
    "household_statement": "车辆系本人所有，无异议", "relapse_cause": "illness",
    "discovery_channel": "visit", "risks": "illness", "rigid_expense": "30000",
    "matching_result": "医保、民政信息比对无异常", "measures": "申请医疗救助，安排护林员岗位",
    "development_measure": "是", "has_labour": "是", "expense_controllable": "是",
    "risk_illness_gone": "是", "risk_illness_proof": "医疗费用已报销，病情稳定", "proof_seen": "户口簿及有关证明",
    **{f"{key}_met": "是" for key in _CRITERIA}, **{f"{key}_proof": "入户查看" for key in _CRITERIA},
}  # fmt: skip
_SHOWN = ("village_group", "member_count")


class Told(StrEnum):
    """What became of an objection."""

    OPEN = "open"
    ANSWERED = "answered"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Way:
    """One case: of which process, opened when (or how long ago), how far it is.

    Attributes:
        earned: yuan for each member of the household, by kind of receipt, and the expense.
        more: what is told besides, `at` what one step is told instead.
        later: a step, and what the household earned by then, in which year.
        turn: the step that is taken where two lead on.
        objection: what became of an objection to its notice; nobody objected where none is named.
    """

    process: str
    state: str
    opened: date | timedelta
    earned: tuple[int, ...] = _LEAVING
    more: Mapping[str, str] = field(default_factory=dict)
    at: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    later: tuple[str, tuple[int, ...], int] | None = None
    turn: str = ""
    objection: Told | None = None
    shown: tuple[str, ...] = _SHOWN


def money(earned: tuple[int, ...], members: int, year: int) -> dict[str, str]:
    """Give the cells of a household's income of a year."""
    sums = {key: str(amount * members) for key, amount in zip(_RECEIPTS, earned, strict=True)}
    return sums | {"income_year": str(year), "member_count": str(members)}


def proven(year: int) -> dict[str, str]:
    """Give the cells of a day of a year: of the criteria, those that it knows."""
    later = set() if year >= _WATER_SINCE else {"water_met", "water_proof"}
    return {key: text for key, text in CELLS.items() if key not in later}


def _days(number: int) -> timedelta:
    return timedelta(days=number)


_AUTUMN, _SPRING, _MONITORED = date(2016, 11, 1), date(2017, 3, 8), date(2021, 3, 8)
IDENTIFICATIONS = (
    Way("identification", "township_reviewed", _AUTUMN, _APPLYING),
    Way("identification", "registered", _SPRING, _APPLYING),
    Way("identification", "applied", _SPRING, _APPLYING),
)
# Of households that are registered as poor; the first of them are those of the village worker of the cast.
OF_POOR = (
    Way("exit", "proposed", _AUTUMN),
    Way("exit", "verified", _AUTUMN),
    Way("exit", "in_notice", _AUTUMN, objection=Told.OPEN),
    Way("exit", "approved", _AUTUMN),
    Way("exit", "observed", _SPRING, objection=Told.ANSWERED),
    Way("exit", "settled", _SPRING, objection=Told.REVIEWED),
    Way("exit", "relapsed", _SPRING, turn="verify_relapse",
        at={"verify_relapse": {"observation_note": "户主住院，务工中断"}}, later=("verify_relapse", _FALLEN, 2017)),
    Way("removal", "heard", _SPRING),
    Way("removal", "removed", _SPRING),
)  # fmt: skip
_UNSTABLE, _SUDDEN, _MARGINAL = ({"risk_kind": kind} for kind in ("unstable", "sudden", "marginal"))
OF_EXITED = (
    Way("monitoring", "discovered", _days(1), _AT_RISK),
    Way("monitoring", "matched", _days(4), _AT_RISK),
    Way("monitoring", "in_notice", _days(8), _AT_RISK),
    Way("monitoring", "helped", _days(120), _STRUCK, _SUDDEN),
    Way("monitoring", "eliminated", _MONITORED, _AT_RISK, _UNSTABLE, later=("verify_elimination", _EARNING, 2021)),
    Way("monitoring", "relapsed", _MONITORED, _AT_RISK, _UNSTABLE, turn="verify_poverty",
        at={"verify_poverty": {"medical_met": "否", "medical_proof": "住院费用未能报销"}}),
)  # fmt: skip
OF_REMOVED = (Way("monitoring", "monitored", _days(40), _AT_RISK, _MARGINAL),)

# Who joins; who leaves is found in the household.
_BRIDE = {
    "member_change": "marriage_in", "member_name": "王示范", "member_sex": "female", "member_birth_date": "1995-04-12",
    "member_relation": "daughter_in_law",
}  # fmt: skip
_CHILD = {
    "member_change": "birth", "member_name": "晨示范", "member_sex": "female", "member_birth_date": "2017-02-20",
    "member_relation": "granddaughter",
}  # fmt: skip
_MOTHER = {
    "member_change": "moved_in", "member_name": "李示范", "member_sex": "female", "member_birth_date": "1948-01-30",
    "member_relation": "mother",
}  # fmt: skip
DEATH = {"member_change": "death"}
MEMBER_CHANGES = tuple(
    Way("member_change", state, _SPRING, more={"changed_on": "2017-02-20", **who})
    for state, who in (
        ("verified", _BRIDE | {"member_name": "赵示范"}), ("recorded", _CHILD), ("recorded", _BRIDE),
        ("recorded", _MOTHER), ("recorded", DEATH),
    )
)  # fmt: skip


def applicant(number: int, village: str) -> Application:
    """Give a family that applies, with a name of its own."""
    name = "马祁鲍"[number % 3]
    return Application(
        {"village_code": village, "village_group": "一社", "head_name": f"{name}示范"},
        (
            {"name": f"{name}示范", "sex": "male", "relation": "head", "birth_date": "1972-05-06", "health": "chronic"},
            {"name": "李示范", "sex": "female", "relation": "spouse", "birth_date": "1975-08-09"},
            {"name": f"{name}小示", "sex": "male", "relation": "son", "birth_date": "2004-03-02"},
        ),
    )


OBJECTION = Said("他家今年买了一辆小货车，请核实。", "page")
ANSWER = "车辆系借用亲戚的，车管所登记在他人名下。"
REVIEW_REASON = "车一直停在他家，请再查一次。"
REVIEW = "经县级复核：车管所、保险单均登记在他人名下，维持原答复。"
