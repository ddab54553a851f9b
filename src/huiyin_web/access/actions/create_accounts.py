"""Make accounts with one-time passwords, one or a whole township's."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import count

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from huiyin.kernel.places import Level, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.repairing import forbidden_character
from huiyin_web.access.accounts import Issued, NewAccount
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import unknown_places
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.events import record_accounts
from huiyin_web.access.models import User
from huiyin_web.access.passwords import ONE_TIME_LIFE, one_time_password
from huiyin_web.access.permissions import LEVEL_OF, need_managed
from huiyin_web.access.queries.belonging import organisation_problems
from huiyin_web.access.roles import CHARTERS

MOST = 500
LONGEST_NAME = 60  # as the column is wide
_SHOWN = 20  # characters of a wrong name that its message repeats


def create_accounts(*, accounts: Sequence[NewAccount], by: Actor, at: datetime) -> tuple[Issued, ...]:
    """Make accounts, all or none.

    Who: whoever manages their roles at their places.
    Rule: an office's account sits at a place of its level that is valid today; a person has one account of a role at
    a place; an organisation that is named is one that there is, and what its accounts reach lies in the reach of `by`;
    a department names one; a one-time password expires after `ONE_TIME_LIFE`.
    Before any province is known (a fresh installation), a place code is taken as it stands.
    Recorded: `access.accounts.created`, one event with the count.

    Raises:
        NotAllowedError: a role is not below that of `by`.
        NotFoundError: a place lies outside the reach of `by`.
        AccountsRefusedError: with everything that is wrong.
    """
    for account in accounts:
        need_managed(by, account.role, account.place_code)
    # Hashing is slow on purpose; it is done before the database's one write lock is taken.
    secrets = [(word := one_time_password(), make_password(word)) for _ in accounts[:MOST]]
    with transaction.atomic():
        on = timezone.localdate(at)
        if problems := [*_problems(accounts, on), *organisation_problems(accounts, by=by, on=on)]:
            raise AccountsRefusedError(problems)
        names = _usernames(accounts)
        users = [
            User.objects.create(
                username=name, name=account.name, role=account.role, place_code=account.place_code,
                organisation=account.organisation, password=hashed, must_change_password=True,
                password_expires_at=at + ONE_TIME_LIFE, created_at=at, issued_by_key=by.key, issued_by_name=by.name,
            )
            for account, name, (_, hashed) in zip(accounts, names, secrets, strict=True)
        ]  # fmt: skip
        record_accounts("created", users, by=by, at=at)
    return tuple(
        Issued(name, account.name, account.role, account.place_code, word, at + ONE_TIME_LIFE)
        for account, name, (word, _) in zip(accounts, names, secrets, strict=True)
    )


def _problems(accounts: Sequence[NewAccount], on: date) -> Iterator[Text]:
    if not 1 <= len(accounts) <= MOST:
        yield Text(
            f"Give 1 to {MOST} accounts, not {len(accounts)}.", f"每次 1 至 {MOST} 个账号，现为 {len(accounts)} 个。"
        )
        return
    codes = {account.place_code for account in accounts}
    unknown = unknown_places(codes, on)
    here = set(User.objects.filter(is_active=True, place_code__in=codes).values_list("name", "role", "place_code"))
    for account in accounts:
        row = (account.name, account.role.value, account.place_code)
        yield from _problem(account, exists=account.place_code not in unknown, is_there=row in here)
        here.add(row)
    wanted = [account.username.lower() for account in accounts if account.username]
    taken = {name for name in wanted if wanted.count(name) > 1 or User.objects.filter(username__iexact=name).exists()}
    for name in sorted(taken):
        yield Text(f"The user name '{name}' is taken; choose another.", f"用户名“{name}”已被占用，请换一个。")


def _problem(account: NewAccount, *, exists: bool, is_there: bool) -> Iterator[Text]:
    label, level = CHARTERS[account.role].label, LEVEL_OF.get(account.role)
    yield from _misnamed(account.name)
    if not exists:
        yield Text(
            f"No place has the code {account.place_code} today; look it up in the list of places.",
            f"目前没有代码为 {account.place_code} 的地区，请在行政区划中核对。",
        )
    elif level is not None and level_of(account.place_code) is not level:
        yield Text(
            f"{account.name}: an account of the role '{label.en}' belongs to a {level.label.en}; "
            f"{account.place_code} is none.",
            f"{account.name}：“{label.zh}”账号应设在{level.label.zh}一级，{account.place_code} 不是。",
        )
    if is_there:
        yield Text(
            f"{account.name} has an account of the role '{label.en}' at {account.place_code} already; "
            "reset that one, or write the name differently.",
            f"{account.name} 在 {account.place_code} 已有“{label.zh}”账号；请重置该账号，或换一个姓名写法。",
        )


def _misnamed(name: str) -> Iterator[Text]:
    shown = "".join(sign for sign in name[:_SHOWN] if forbidden_character(sign) is None)
    if not 1 <= len(name.strip()) <= LONGEST_NAME:
        yield Text(
            f"A name has 1 to {LONGEST_NAME} characters; '{shown}…' has {len(name)}.",
            f"姓名应为 1 至 {LONGEST_NAME} 个字，“{shown}…”为 {len(name)} 个字。",
        )
    if sign := forbidden_character(name):
        yield Text(
            f"The name '{shown}' holds the hidden character {sign}; type it anew.",
            f"姓名“{shown}”含有不可见字符 {sign}，请重新输入。",
        )


def _usernames(accounts: Sequence[NewAccount]) -> list[str]:
    """Name those without a user name after their place: its own digits, a hyphen, the first free number."""
    given: set[str] = {account.username.lower() for account in accounts if account.username}
    names = []
    for account in accounts:
        name = account.username
        if not name:
            stem = prefix_of(account.place_code) if level_of(account.place_code) is not Level.NATION else "cn"
            taken = given | set(User.objects.filter(username__startswith=f"{stem}-").values_list("username", flat=True))
            name = next(candidate for n in count(1) if (candidate := f"{stem}-{n}") not in taken)
            given.add(name)
        names.append(name)
    return names
