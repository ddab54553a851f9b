"""`huiyin user`: make an account from the command line, the first one of an installation above all, or reset one.

Whoever holds the data folder holds the office: no page resets an administrator's password, this command does.
"""

import re
from argparse import Namespace

from huiyin.cli.speaking import tell
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.places import check_code
from huiyin.kernel.text import Text
from huiyin_web.access.accounts import Issued, NewAccount
from huiyin_web.access.actions.create_accounts import create_accounts
from huiyin_web.access.actions.reset_accounts import reset_accounts
from huiyin_web.access.actor import platform
from huiyin_web.access.models import User
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
_RESET = Text(
    "The password of {username} ({role}, {place}) is reset; who was signed in with the old one is signed out. "
    "One-time password, shown this once: {password}\nIt must be changed at the first sign-in, before {until}.",
    "账号 {username}（{role}，{place}）的密码已重置，原登录已退出。一次性密码（仅显示这一次）：{password}\n"
    "须在 {until} 前登录并修改。",
)


class UserAskedError(HuiyinError):
    """Neither a whole new account nor a reset, or both at once."""

    code = "USER_ASKED"
    template = Text(
        "Give --role and --place to make the account '{name}', or --reset alone to give the account of that name, "
        "if there is one, a new password.",
        "开设账号“{name}”请填写 --role 和 --place；重置现有账号的密码请只用 --reset。",
    )


class NoSuchUserError(HuiyinError):
    """No account in use bears the name."""

    code = "USER_UNKNOWN"
    template = Text(
        "No account in use has the name '{name}'. Look the name up on the page Accounts; an account that was ended "
        "stays ended, make a new one with --role and --place.",
        "没有名为“{name}”的在用账号。请在“账号”页核对用户名；已停用的账号不能恢复，请用 --role 和 --place 另行开设。",
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
    """Make one account, or reset the one of this name, and print its one-time password."""
    new = (arguments.role, arguments.place, arguments.name, arguments.organisation)
    if any(new) if arguments.reset else not (arguments.role and arguments.place):
        raise UserAskedError(name=arguments.username)
    said, issued = (_RESET, _reset(arguments.username)) if arguments.reset else (_MADE, _made(arguments))
    role, until = CHARTERS[issued.role].label, moment(issued.expires_at)
    tell(
        said.fill(
            username=issued.username, role=role, place=issued.place_code, password=issued.password, until=until,
        )
    )  # fmt: skip


def _made(arguments: Namespace) -> Issued:
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
    return made


def _reset(username: str) -> Issued:
    prepare()
    found = User.objects.filter(username__iexact=username, is_active=True).first()
    if found is None:
        raise NoSuchUserError(name=username)
    (again,) = reset_accounts(users=[found.pk], by=platform("command line"), at=now())
    return again


def _role(asked: str) -> Role:
    if asked not in set(Role):
        raise RoleUnknownError(role=asked, allowed=", ".join(Role))
    return Role(asked)
