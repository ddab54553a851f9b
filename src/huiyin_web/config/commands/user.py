"""`huiyin user`: make an account from the command line, the first one of an installation above all."""

import re
from argparse import Namespace

from huiyin.cli.speaking import tell
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.places import check_code
from huiyin.kernel.text import Text
from huiyin_web.access.accounts import NewAccount
from huiyin_web.access.actions.create_accounts import create_accounts
from huiyin_web.access.actor import platform
from huiyin_web.access.roles import CHARTERS, Role
from huiyin_web.config.commands.preparing import prepare
from huiyin_web.core.clock import now
from huiyin_web.core.templatetags.wording import moment

_USERNAME = re.compile(r"[A-Za-z0-9._-]{3,40}")
_MADE = Text(
    "The account {username} ({role}, {place}) is made. One-time password, shown this once: {password}\n"
    "It must be changed at the first sign-in, before {until}.",
    "账号 {username}（{role}，{place}）已开设。一次性密码（仅显示这一次）：{password}\n须在 {until} 前登录并修改。",
)


class RoleUnknownError(HuiyinError):
    """A role that does not exist."""

    code = "ROLE_UNKNOWN"
    template = Text(
        "There is no role '{role}'. Give one of: {allowed}.", "没有角色“{role}”。请填写以下之一：{allowed}。"
    )


class UserNameError(HuiyinError):
    """A user name that nobody could type on the sign-in page."""

    code = "USER_NAME"
    template = Text(
        "The user name '{name}' will not do: give 3 to 40 letters, digits, dots, hyphens or underscores.",
        "用户名“{name}”不符合要求：应为 3 至 40 个字母、数字、点、连字符或下划线。",
    )


def run(arguments: Namespace) -> None:
    """Make one account and print its one-time password."""
    account = NewAccount(
        name=arguments.name or arguments.username,
        role=_role(arguments.role),
        place_code=arguments.place,
        organisation=arguments.organisation,
        username=arguments.username,
    )
    check_code(account.place_code)
    if not _USERNAME.fullmatch(account.username):
        raise UserNameError(name=account.username)
    prepare()
    (made,) = create_accounts(accounts=[account], by=platform("command line"), at=now())
    label = CHARTERS[made.role].label
    tell(
        _MADE.fill(
            username=made.username,
            role=label,
            place=made.place_code,
            password=made.password,
            until=moment(made.expires_at),
        )
    )


def _role(asked: str) -> Role:
    if asked not in set(Role):
        raise RoleUnknownError(role=asked, allowed=", ".join(Role))
    return Role(asked)
