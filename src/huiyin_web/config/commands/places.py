"""Exits of places in the demo: villages and counties at several steps of their way."""

from collections.abc import Iterable
from datetime import date, datetime

from huiyin.kernel.places import code_range
from huiyin.policy import Office
from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions.open_place_case import open_place_case
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.places import place_known
from huiyin_web.config.commands.walking import Walk, walk
from huiyin_web.places.models import PoorPlace

_TOWN = "630223100"
_LIMIT_TENTHS = 30  # 3% in thousandths: only places below it are proposed
_FIRST = date(2016, 11, 2)
_STATES = ("left", "in_notice", "verified", "proposed")  # how far each village is
_COUNTIES = {
    "632324000000": "evaluated",
    "632522000000": "in_notice",
    "632822000000": "reviewed",
}  # Henan, Tongde, Dulan
_CRITERIA = ("infrastructure", "public_services", "industry", "collective_income")
_CELLS: dict[str, str] = {
    "proposal_reason": "贫困发生率低于标准，设施和集体经济达标", "visitors": "乡镇核实组三人",
    "posted_at": "乡镇政府公示栏", "review_note": "材料齐全，情况属实",
    "evaluator": "第三方评估机构（示范）", "exited_sampled": "500", "wrong_exits": "2", "unregistered_sampled": "2000",
    "omitted": "4", "households_surveyed": "800", "households_acknowledging": "776",
    "facilities_answer": "缺项已列入下年度计划，资金已落实",
    **{f"{key}_met": "是" for key in _CRITERIA}, **{f"{key}_proof": "行业部门验收" for key in _CRITERIA},
}  # fmt: skip
_OF_COUNTIES = _CELLS | {
    "proposal_reason": "贫困发生率低于3%，申请退出", "posted_at": "省政府门户网站",
    "review_note": "贫困发生率及分母已核对，情况属实",
}  # fmt: skip


def lead_villages_out(*, at: datetime) -> list[Case]:
    """Open exits of listed villages below the limit in the cast's township, and take each so far on its way."""
    officers = {
        Office.VILLAGE: platform("demo"), Office.TOWNSHIP: _officer("township"), Office.COUNTY: _officer("huzhu"),
    }  # fmt: skip
    cases = []
    for code, state in zip(_below_the_limit(_listed_villages()), _STATES, strict=False):
        case = open_place_case(
            process="village_exit", place_code=code, on=_FIRST, cells=_CELLS, by=officers[Office.VILLAGE], at=at
        )
        cases.append(walk(case, Walk(state, _CELLS), officers, at=at))
    return cases


def lead_counties_out(*, at: datetime) -> list[Case]:
    """Open the exits of the three counties that left first, and take each so far that the province goes on with it."""
    officers = {
        Office.COUNTY: platform("demo-county"), Office.PREFECTURE: platform("demo-prefecture"),
        Office.PROVINCE: _officer("province"),
    }  # fmt: skip
    cases = []
    for code in _below_the_limit(_COUNTIES):
        case = open_place_case(
            process="county_exit", place_code=code, on=_FIRST, cells=_OF_COUNTIES, by=officers[Office.COUNTY], at=at
        )
        cases.append(walk(case, Walk(_COUNTIES[code], _OF_COUNTIES), officers, at=at))
    return cases


def _below_the_limit(codes: Iterable[str]) -> list[str]:
    """Give those of some places whose registered poor are few enough among their rural population."""
    known = {code: place_known(code, on=_FIRST).place for code in codes}
    return [
        code
        for code, one in known.items()
        if one is not None and one.poor_persons * 1000 < (one.rural_population or 0) * _LIMIT_TENTHS
    ]


def _listed_villages() -> list[str]:
    listed = PoorPlace.objects.filter(place_code__range=code_range(_TOWN), exited_on__isnull=True)
    return list(listed.order_by("pk").values_list("pk", flat=True))


def _officer(name: str) -> Actor:
    return actor_of(User.objects.get(username=name), on=_FIRST)
