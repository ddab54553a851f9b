"""Exits of places in the demo: villages and counties at several steps of their way."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice

from django.db.models import Case as Choice
from django.db.models import IntegerField, Value, When

from huiyin.policy import Office
from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions.open_place_case import open_place_case
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.places import place_known
from huiyin_web.config.commands.walking import Walk, officers_at, walk
from huiyin_web.places.models import PoorPlace

_TOWN, _COUNTY = "630223100", "630223"
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
    """Open exits of listed villages below the limit, in the cast's township first, and take each so far on its way."""
    cases = []
    chosen = list(islice(_below_the_limit(_listed_villages()), len(_STATES)))
    for code, state in zip(chosen, _STATES, strict=True):
        officers = officers_at(code, _FIRST)
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


def _below_the_limit(codes: Iterable[str]) -> Iterator[str]:
    """Give those of some places whose registered poor are few enough among their rural population."""
    for code in codes:
        one = place_known(code, on=_FIRST).place
        if one is not None and one.poor_persons * 1000 < (one.rural_population or 0) * _LIMIT_TENTHS:
            yield code


def _listed_villages() -> list[str]:
    """Give the listed villages of the province: the township's first, then the county's."""
    near = Choice(
        When(place_code__startswith=_TOWN, then=Value(0)), When(place_code__startswith=_COUNTY, then=Value(1)),
        default=Value(2), output_field=IntegerField(),
    )  # fmt: skip
    listed = PoorPlace.objects.filter(exited_on__isnull=True).exclude(place_code__endswith="000")
    return list(listed.order_by(near, "pk").values_list("pk", flat=True))


def _officer(name: str) -> Actor:
    return actor_of(User.objects.get(username=name), on=_FIRST)
