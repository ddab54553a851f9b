"""Windows of the demo: what is open when, an exception that runs, one that was used, an application that waits."""

from datetime import UTC, date, datetime, timedelta

from huiyin.kernel.places import code_range
from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions.keep_application import keep_application
from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.models import Case, WaitingApplication
from huiyin_web.config.commands import cases_told as told
from huiyin_web.core.clock import day_of
from huiyin_web.registry.models import Household
from huiyin_web.windows.actions.delegate_exceptions import Grant, delegate_exceptions
from huiyin_web.windows.actions.open_exception import Wanted, open_exception
from huiyin_web.windows.actions.open_window import open_window

_PROVINCE, _YUSHU, _NANGQEN, _VILLAGE = "630000000000", "632700000000", "632725000000", "630223100200"
_YEARS = range(2016, 2021)
_FIRST_OF = {"exit": 2016, "identification": 2017}  # which process has windows since when
_TIMES = (((3, 1), (5, 31)), ((10, 1), (12, 31)))
_REASON, _EXCEPTION = "全省集中办理（示范）", "雪灾封路错过办理时间，须补办（示范）"
_SNOWED_IN, _LATE = datetime(2017, 1, 10, 2, tzinfo=UTC), date(2017, 1, 16)
_RECEIVED = date(2017, 2, 10)
_WEEKS, _HELD = timedelta(days=30), timedelta(days=365)


def declare_windows(*, at: datetime) -> None:
    """Declare the province's windows of identifications and exits, twice a year; monitoring is always open."""
    for process, since in _FIRST_OF.items():
        for year in _YEARS:
            for first, last in _TIMES if year >= since else ():
                open_window(
                    process=process, place_code=_PROVINCE, opens_on=date(year, *first), closes_on=date(year, *last),
                    reason=_REASON, by=_by("province", at), at=at,
                )  # fmt: skip


def except_some(*, at: datetime) -> Case:
    """Let Nangqen, through Yushu, open an exception for one village: one of a snowy winter, used, and one that runs."""
    home = Household.objects.filter(village_code__range=code_range(_NANGQEN[:6]), status="poor").order_by("pk")[0]
    for moment in (_SNOWED_IN, at):
        _except(home.village_code, at=moment)
    cells = told.proven(_LATE.year)
    return open_case(process="exit", household=home.pk, on=_LATE, cells=cells, by=platform("demo"), at=at)


def keep_one_waiting(*, at: datetime) -> WaitingApplication:
    """Let the village worker receive an application between two windows."""
    by = actor_of(User.objects.get(username="village"), on=_RECEIVED)
    cells = told.proven(_RECEIVED.year)
    return keep_application(application=told.applicant(2, _VILLAGE), on=_RECEIVED, cells=cells, by=by, at=at)


def _except(village: str, *, at: datetime) -> None:
    today = day_of(at)
    for username, office in (("province", _YUSHU), ("yushu", _NANGQEN)):
        grant = Grant("exit", village, "", office, today + _HELD, _EXCEPTION)
        delegate_exceptions(grant=grant, by=_by(username, at), at=at)
    wanted = Wanted("exit", village, "", today, today + _WEEKS, _EXCEPTION)
    open_exception(wanted=wanted, by=_by("nangqen", at), at=at)


def _by(username: str, at: datetime) -> Actor:
    return actor_of(User.objects.get(username=username), on=day_of(at))
