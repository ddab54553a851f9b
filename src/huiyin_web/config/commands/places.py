"""Windows and exits of villages in the demo: what is open when, and villages at several steps of their way."""

from datetime import date, datetime, timedelta

from django.db.models import Sum

from huiyin.kernel.places import code_range
from huiyin.policy import Office
from huiyin.rules import casework as rules
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.open_place_case import open_place_case
from huiyin_web.casework.actions.post_notice import Wall, post_notice
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.stored import as_known
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import PoorPlace, Statistic
from huiyin_web.registry.models import Household
from huiyin_web.windows.actions.delegate_exceptions import Grant, delegate_exceptions
from huiyin_web.windows.actions.open_exception import Wanted, open_exception
from huiyin_web.windows.actions.open_window import open_window

_PROVINCE, _YUSHU, _NANGQEN, _TOWN = "630000000000", "632700000000", "632725000000", "630223100"
_YEARS = range(2016, 2021)
_LIMIT_TENTHS = 30  # 3% in thousandths: only villages below it are proposed
_FIRST, _AFTER_NOTICE = date(2016, 11, 2), 10
_STATES = ("left", "in_notice", "verified", "proposed")  # how far each village is
_CRITERIA = ("infrastructure", "public_services", "industry", "collective_income")
_CELLS: dict[str, str] = {
    "proposal_reason": "贫困发生率低于标准，设施和集体经济达标", "visitors": "乡镇核实组三人",
    "posted_at": "乡镇政府公示栏", "review_note": "材料齐全，情况属实",
    "facilities_answer": "缺项已列入下年度计划，资金已落实",
    **{f"{key}_met": "是" for key in _CRITERIA}, **{f"{key}_proof": "行业部门验收" for key in _CRITERIA},
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
    for code, state in zip(_below_the_limit(), _STATES, strict=False):
        case = open_place_case(
            process="village_exit", place_code=code, on=_FIRST, cells=_CELLS, by=officers[Office.VILLAGE], at=at
        )
        cases.append(_walk(case, state, officers, at))
    return cases


def _below_the_limit() -> list[str]:
    low, high = code_range(_TOWN)
    listed = PoorPlace.objects.filter(place_code__gte=low, place_code__lte=high, exited_on__isnull=True)
    codes = list(listed.order_by("pk").values_list("pk", flat=True))
    poor = dict(
        Household.objects.filter(village_code__in=codes, status__in=POOR).values_list("village_code")
        .annotate(Sum("member_count"))
    )  # fmt: skip
    rural = dict(
        Statistic.objects.filter(place_code__in=codes, indicator="rural_population", year=_FIRST.year).values_list(
            "place_code", "value"
        )
    )
    return [code for code in codes if poor.get(code, 0) * 1000 < rural.get(code, 0) * _LIMIT_TENTHS]


def _walk(case: Case, state: str, officers: dict[Office, Actor], at: datetime) -> Case:
    while case.state != state:
        known = as_known(case, on=case.changed_on)
        step = rules.next_steps(known)[0]
        hung = known.process.steps[known.standing[-1].step].notice is not None
        on = case.changed_on + timedelta(days=_AFTER_NOTICE if hung else 1)
        if step.notice:
            post_notice(
                wall=Wall(step.key, (case.pk, case.steps_taken), (), (), _CELLS, on), by=officers[step.office], at=at
            )
        else:
            sent = Sent(step.key, case.steps_taken, _CELLS, on)
            take_step(case=case.pk, sent=sent, by=officers[step.office], at=at)
        case = Case.objects.get(pk=case.pk)
    return case


def _officer(name: str) -> Actor:
    return actor_of(User.objects.get(username=name), on=_FIRST)
