"""Steps that the tests of accounts share: who acts, what is granted, who signs in."""

from datetime import UTC, date, datetime
from typing import Any

from huiyin_web.access.accounts import Holder, NewAccount
from huiyin_web.access.actions.grant_reach import grant_reach
from huiyin_web.access.actions.sign_in import sign_in
from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import Grant, User
from huiyin_web.access.queries import actor_of
from huiyin_web.access.roles import Role
from huiyin_web.core.models import AuditEvent
from support import cast

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
TODAY, LAST = date(2016, 9, 14), date(2016, 12, 31)
SECOND_VILLAGE = "632725100201"
PASSWORD = "yak-butter-tea-17"


def actor(user: User, on: date = TODAY) -> Actor:
    return actor_of(user, on=on)


def granted(user: User, by: Actor | None = None, *, organisation: bool = False, **changed: Any) -> Grant:
    asked = {"place_code": cast.VILLAGE, "starts_on": TODAY, "ends_on": LAST, "source": "pairing:1"}
    return grant_reach(holder=Holder(user.pk, organisation=organisation), **asked | changed, by=by or platform(), at=AT)


def worker(name: str = "才仁", place: str = cast.VILLAGE, **more: Any) -> NewAccount:
    return NewAccount(name, Role.VILLAGE_WORKER, place, **more)


def the_event() -> tuple[str, str, str, int]:
    """Give what the one event says of accounts."""
    event = AuditEvent.objects.get()
    return event.action, event.subject, event.place_code, event.detail["count"]


def actions() -> list[tuple[str, str, str]]:
    """Give the events so far, the first first."""
    return list(AuditEvent.objects.order_by("number").values_list("action", "subject", "place_code"))


def attempt(username: str, password: str, *, address: str = "10.0.0.1", at: datetime = AT) -> User:
    return sign_in(username=username, password=password, address=address, at=at)
