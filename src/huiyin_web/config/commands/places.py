"""Windows and exits of places in the demo: what is open when, villages and counties at several steps of their way."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from huiyin.kernel.places import code_range
from huiyin.policy import Office
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.open_place_case import open_place_case
from huiyin_web.casework.actions.post_notice import Wall, post_notice
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.places import place_known
from huiyin_web.casework.queries.stored import as_known
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import PoorPlace
from huiyin_web.windows.actions.delegate_exceptions import Grant, delegate_exceptions
from huiyin_web.windows.actions.open_exception import Wanted, open_exception
from huiyin_web.windows.actions.open_window import open_window

_PROVINCE, _YUSHU, _NANGQEN, _TOWN = "630000000000", "632700000000", "632725000000", "630223100"
_YEARS = range(2016, 2021)
_LIMIT_TENTHS = 30  # 3% in thousandths: only places below it are proposed
_FIRST, _AFTER_NOTICE = date(2016, 11, 2), 10
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
_REASON, _EXCEPTION = "全省集中办理（示范）", "雪灾封路错过办理时间，须补办（示范）"


def declare_windows(*, at: datetime) -> None:
    """Declare the province's windows of exits, twice a year; identification stays open, and monitoring always is.

    The province lets Nangqen, through Yushu, open an exception for one village, and Nangqen uses that.
    """
    province, yushu, nangqen = (_officer(name) for name in ("province", "yushu", "nangqen"))
    for year in _YEARS:
        for first, last in (((3, 1), (5, 31)), ((10, 1), (12, 31))):
            open_window(
                process="exit", place_code=_PROVINCE, opens_on=date(year, *first), closes_on=date(year, *last),
                reason=_REASON, by=province, at=at,
            )  # fmt: skip
    village = PoorPlace.objects.filter(place_code__range=code_range(_NANGQEN[:6])).exclude(pk=_NANGQEN).order_by("pk")
    until = day_of(at) + timedelta(days=365)
    for by, office in ((province, _YUSHU), (yushu, _NANGQEN)):
        grant = Grant("exit", village[0].place_code, "", office, until, _EXCEPTION)
        delegate_exceptions(grant=grant, by=by, at=at)
    wanted = Wanted("exit", village[0].place_code, "", day_of(at), day_of(at) + timedelta(days=30), _EXCEPTION)
    open_exception(wanted=wanted, by=nangqen, at=at)


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
        cases.append(_walk(case, state, _CELLS, officers, at))
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
        cases.append(_walk(case, _COUNTIES[code], _OF_COUNTIES, officers, at))
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


def _walk(case: Case, state: str, cells: Mapping[str, str], officers: Mapping[Office, Actor], at: datetime) -> Case:
    while case.state != state:
        known = as_known(case, on=case.changed_on)
        step = rules.next_steps(known)[0]
        hung = known.process.steps[known.standing[-1].step].notice is not None
        on = case.changed_on + timedelta(days=_AFTER_NOTICE if hung else 1)
        if step.notice:
            post_notice(
                wall=Wall(step.key, (case.pk, case.steps_taken), (), (), cells, on), by=officers[step.office], at=at
            )
        else:
            sent = Sent(step.key, case.steps_taken, cells, on)
            take_step(case=case.pk, sent=sent, by=officers[step.office], at=at)
        case = Case.objects.get(pk=case.pk)
    return case


def _officer(name: str) -> Actor:
    return actor_of(User.objects.get(username=name), on=_FIRST)
