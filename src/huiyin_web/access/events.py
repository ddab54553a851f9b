"""The audit log's words for accounts, and how one event tells of one account or of many."""

from collections.abc import Sequence
from datetime import datetime

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.core import audit

SENTENCES = {
    "access.session.started": Text("signed in", "登录"),
    "access.session.refused": Text("failed to sign in", "登录失败"),
    "access.session.ended": Text("signed out", "退出登录"),
    "access.password.changed": Text("changed their own password", "修改本人密码"),
    "access.accounts.created": Text("made accounts", "开设账号"),
    "access.accounts.reset": Text("gave accounts new one-time passwords", "重置账号密码"),
    "access.accounts.transferred": Text("transferred accounts to another place", "调整账号所属地区"),
    "access.accounts.ended": Text("ended accounts", "停用账号"),
    "access.delegation.given": Text("delegated to a secretary", "授权联络员代办"),
    "access.delegation.ended": Text("ended a delegation", "撤销代办授权"),
    "access.reach.granted": Text("granted reach", "授予管辖权限"),
    "access.reach.ended": Text("ended a granted reach", "撤销管辖授权"),
}
SUBJECTS = {
    "user": Text("account {key}", "账号 {key}"),
    "user:unknown": Text("no known account", "不存在的账号"),
    "users": Text("accounts: {key}", "{key} 个账号"),
    "organisation": Text("organisation {key}", "单位 {key}"),
    "delegation": Text("delegation {key}", "代办授权 {key}"),
}


def record_accounts(
    done: str, users: Sequence[User], *, by: Actor, at: datetime, detail: dict[str, object] | None = None
) -> None:
    """Record what was done to accounts: one event, whether it was one account or a township's."""
    one = users[0]
    audit.record(
        f"access.accounts.{done}",
        by=by,
        at=at,
        subject=one.key if len(users) == 1 else f"users:{len(users)}",
        place_code=one.place_code if len(users) == 1 else (by.place_code or one.place_code),
        detail={
            "count": len(users),
            "accounts": [{"user": u.key, "role": u.role, "place": u.place_code} for u in users],
            **(detail or {}),
        },
    )
