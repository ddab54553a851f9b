"""What this app adds to the frame of every page."""

from collections.abc import Callable

from django.http import HttpRequest

from huiyin.kernel.text import Text
from huiyin_web.access.directory import names_of
from huiyin_web.access.models import User
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import CHARTERS, May, Role
from huiyin_web.core.frame import ACCOUNT, Entry


def who(request: HttpRequest) -> Text:
    """Say in what role and place somebody is signed in; a secretary who acts for a commander sees that role too."""
    user = request.user
    if not isinstance(user, User):
        return Text("", "")
    role = CHARTERS[Role(user.role)].label
    actor = actor_from(request)
    if actor.role is not None and actor.role != user.role:
        label = CHARTERS[actor.role].label
        role = Text(f"{role.en}, acting as {label.en}", f"{role.zh}（代行{label.zh}）")
    place = names_of([actor.place_code]).get(actor.place_code) if actor.place_code else None
    return Text(f"{role.en}, {place.en}", f"{place.zh} {role.zh}") if place else role


def _if(what: May) -> Callable[[HttpRequest], bool]:
    return lambda request: actor_from(request).may(what)


def _delegates(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.role in {Role.COMMANDER, Role.SECRETARY}


ENTRIES = (
    Entry("office", 10, Text("Accounts", "账号"), "access:accounts", "accounts", _if(May.MANAGE_ACCOUNTS)),
    Entry("office", 90, Text("Audit", "审计"), "access:audit", "audit", _if(May.SEE_AUDIT)),
    Entry(ACCOUNT, 10, Text("Delegations", "授权代办"), "access:delegations", "accounts", _delegates),
    Entry(ACCOUNT, 20, Text("Change password", "修改密码"), "access:password", "accounts", lambda _request: True),
)
