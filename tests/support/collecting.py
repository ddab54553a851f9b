"""Collections of the tests, proposed by the county's office and admitted by the prefecture's."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.collecting.actions.admit_collection import admit_collection
from huiyin_web.collecting.actions.propose_collection import propose_collection
from huiyin_web.collecting.models import Collection
from huiyin_web.collecting.queries.wanted import Wanted
from support import cast

AT = datetime(2019, 6, 1, 2, 0, tzinfo=UTC)
TODAY, FIRST, LAST = date(2019, 6, 1), date(2019, 6, 1), date(2019, 6, 30)
WANTED = Wanted(
    "年度信息采集", "动态管理通知12号", "县里确定明年帮扶措施", "households", ("phone", "identified_on"), cast.COUNTY,
    FIRST, LAST, 5,
)  # fmt: skip


def county(place_code: str = cast.COUNTY) -> Actor:
    return actor_of(cast.county_officer(place_code), on=TODAY)


def prefecture() -> Actor:
    return actor_of(cast.prefecture_officer(), on=TODAY)


def province() -> Actor:
    return actor_of(cast.provincial_office(), on=TODAY)


def department() -> Actor:
    return actor_of(cast.department(), on=TODAY)


def proposed(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Collection:
    """Propose a collection."""
    return propose_collection(wanted=replace(WANTED, **changes), by=by or county(), at=at)


def admitted(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Collection:
    """Propose a collection and admit it."""
    return admit_collection(collection=proposed(by=by, at=at, **changes).pk, reason="", by=prefecture(), at=at)
