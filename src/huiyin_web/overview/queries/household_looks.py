"""Who looked at which personal value of a household, when and why, as the audit log has it."""

from collections.abc import Collection
from typing import Any

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, by_platform, shown_name
from huiyin_web.access.models import User
from huiyin_web.access.roles import CHARTERS, May, Role
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.evidence.events import OPENED
from huiyin_web.overview.queries.hidden import UNMASKED
from huiyin_web.registry.models import Household

_MOST = 50
_DECIDING = Text("to decide about change request {number}", "审批变更申请 {number}")
_LOOKS = (UNMASKED, "registry.change.shown", OPENED)
_YOURSELF, _SOMEBODY = Text("you", "本人"), Text("an account that is closed", "已注销账号")


def looks_table(actor: Actor, household: Household) -> Table:
    """Give the last looks at personal values, the latest first.

    Whoever sees the household sees by which role, when and why; the name as well who may read the audit log.
    """
    found = list(
        AuditEvent.objects.filter(subject=f"household:{household.pk}", action__in=_LOOKS).order_by("-number")[:_MOST]
    )
    roles = _roles({one.actor_key for one in found})
    return Table(
        Text("Who looked at personal data", "个人信息查看记录"),
        (
            Column("at", Text("When", "时间"), Kind.MOMENT),
            Column("who", Text("Who", "查看人"), main=True),
            Column("reason", Text("Why", "理由")),
        ),
        tuple(Row((one.at, _who(actor, one, roles.get(one.actor_key)), _why(one.detail))) for one in found),
        empty=Text("Nobody has looked at a personal value of this household.", "尚无人查看过该户的个人信息明文。"),
    )


def _roles(keys: Collection[str]) -> dict[str, Text]:
    numbers = [key.removeprefix("user:") for key in keys if not by_platform(key)]
    accounts = User.objects.filter(pk__in=[number for number in numbers if number.isdecimal()])
    return {f"user:{pk}": CHARTERS[Role(role)].label.sentence() for pk, role in accounts.values_list("pk", "role")}


def _who(actor: Actor, event: AuditEvent, role: Text | None) -> Cell:
    if by_platform(event.actor_key):
        return Cell(shown_name(event.actor_key, event.actor_name))
    office = role or _SOMEBODY
    if actor.may(May.SEE_AUDIT):
        return Cell(event.actor_name, under=office)
    return Cell(office, under=_YOURSELF) if event.actor_key == actor.key else Cell(office)


def _why(detail: dict[str, Any]) -> Text | str:
    return str(detail["reason"]) if "reason" in detail else _DECIDING.fill(number=detail["request"])
