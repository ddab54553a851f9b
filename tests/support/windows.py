"""Windows, delegations and exceptions of the tests, declared by whoever may."""

from datetime import date
from typing import Any

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.windows.actions.delegate_exceptions import Grant, delegate_exceptions
from huiyin_web.windows.actions.open_exception import Wanted, open_exception
from huiyin_web.windows.actions.open_window import open_window
from huiyin_web.windows.models import Delegation, Exemption, Window
from support import cast
from support.cases import AT

TODAY = date(2016, 12, 30)  # the day of AT
AUTUMN = (date(2016, 10, 1), date(2017, 1, 31))
REASON = "年度集中办理"


def province() -> Actor:
    return actor_of(cast.provincial_office(), on=TODAY)


def county(place_code: str = cast.COUNTY) -> Actor:
    return actor_of(cast.county_officer(place_code), on=TODAY)


def prefecture() -> Actor:
    return actor_of(cast.prefecture_officer(), on=TODAY)


def window(process: str = "exit", place_code: str = cast.COUNTY, days: tuple[Any, Any] = AUTUMN) -> Window:
    """Declare a window."""
    return open_window(
        process=process, place_code=place_code, opens_on=days[0], closes_on=days[1], reason=REASON, by=province(), at=AT
    )


def delegation(
    place_code: str = cast.VILLAGE, *, to: str = cast.COUNTY, by: Actor | None = None, process: str = "exit",
    household: str = "", until: date = date(2017, 3, 31),
) -> Delegation:  # fmt: skip
    """Give an office the right to open exceptions."""
    grant = Grant(process, place_code, household, to, until, "雪灾封路，须补办")
    return delegate_exceptions(grant=grant, by=by or province(), at=AT)


def exception(
    place_code: str = cast.VILLAGE, *, by: Actor | None = None, process: str = "exit", household: str = "",
    days: tuple[date, date] = (date(2016, 9, 1), date(2017, 3, 31)),
) -> Exemption:  # fmt: skip
    """Open an exception."""
    wanted = Wanted(process, place_code, household, *days, "雪灾封路，须补办")
    return open_exception(wanted=wanted, by=by or province(), at=AT)
