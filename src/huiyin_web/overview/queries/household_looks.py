"""Who looked at which personal value of a household, when and why, as the audit log has it."""

from typing import Any

from huiyin.kernel.text import Text
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.evidence.events import OPENED
from huiyin_web.overview.queries.hidden import UNMASKED
from huiyin_web.registry.models import Household

_MOST = 50
_DECIDING = Text("to decide about change request {number}", "审批变更申请 {number}")
_LOOKS = (UNMASKED, "registry.change.shown", OPENED)


def looks_table(household: Household) -> Table:
    """Give the last looks at personal values, the latest first."""
    found = AuditEvent.objects.filter(subject=f"household:{household.pk}", action__in=_LOOKS).order_by("-number")[
        :_MOST
    ]
    return Table(
        Text("Who looked at personal data", "个人信息查看记录"),
        (
            Column("at", Text("When", "时间"), Kind.MOMENT),
            Column("who", Text("Who", "查看人"), main=True),
            Column("reason", Text("Why", "理由")),
        ),
        tuple(Row((one.at, one.actor_name, _why(one.detail))) for one in found),
        empty=Text("Nobody has looked at a personal value of this household.", "尚无人查看过该户的个人信息明文。"),
    )


def _why(detail: dict[str, Any]) -> Text | str:
    return str(detail["reason"]) if "reason" in detail else _DECIDING.fill(number=detail["request"])
