"""Read accounts, within what somebody manages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core import signing
from django.db.models import Count, Q
from django.utils import timezone

from huiyin.kernel.places import level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.accounts import Issued
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.directory import codes_of_places, names_of, places_below
from huiyin_web.access.models import User
from huiyin_web.access.pages import AccountRow, AccountsPage, BulkPage, ChangePage, IssuedPage, IssuedRow, VillageRow
from huiyin_web.access.permissions import OFFICE_AT, manageable, managed_roles
from huiyin_web.access.queries.reach import account_reach, own_grants
from huiyin_web.access.roles import CHARTERS, May, Role
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Pager

PAGE_ROWS = 50
_ACCOUNTS = Text("one of the accounts", "所选账号")
_OFFICE = Text("an office below yours", "下级单位")
_STATES = {
    "active": (Text("Active", "在用"), "good"),
    "new": (Text("Not yet used", "尚未启用"), "warn"),
    "expired": (Text("One-time password expired", "一次性密码已过期"), "bad"),
    "ended": (Text("Ended", "已停用"), ""),
}


@dataclass(frozen=True, slots=True)
class AskedAccounts:
    """What of the accounts is asked for.

    Attributes:
        words: part of a name or user name, or the beginning of a place code.
        role: only this role; empty for all.
        ended: the ended ones instead of the present ones.
        expired: only those whose one-time password has expired.
        after: the key (place code, id) after which the page begins.
    """

    words: str = ""
    role: str = ""
    ended: bool = False
    expired: bool = False
    after: tuple[str, int] | None = None

    def condition(self, at: datetime) -> Q:
        """Give the condition of those asked for, wherever the page begins."""
        condition = Q(is_active=not self.ended)
        if self.words:
            name = Q(name__icontains=self.words) | Q(username__icontains=self.words)
            condition &= name | Q(place_code__startswith=self.words)
        if self.role:
            condition &= Q(role=self.role)
        return condition & Q(password_expires_at__lte=at) if self.expired else condition

    def address(self, after: str = "") -> str:
        """Give the address that asks the same, from after a key on."""
        flags = {"ended": "1" if self.ended else "", "expired": "1" if self.expired else ""}
        return "?" + urlencode({"words": self.words, "role": self.role, **flags} | ({"after": after} if after else {}))


def accounts_page(*, actor: Actor, asked: AskedAccounts, at: datetime) -> AccountsPage:
    """Give the accounts that somebody manages, by place.

    Args:
        actor: who asks.
        asked: which accounts.
        at: the moment of asking.
    """
    actor.need(May.MANAGE_ACCOUNTS)
    condition = manageable(actor) & asked.condition(at)
    total = User.objects.filter(condition).count()
    if asked.after:
        place, number = asked.after
        condition &= Q(place_code__gt=place) | Q(place_code=place, pk__gt=number)
    found = list(User.objects.filter(condition).order_by("place_code", "pk")[: PAGE_ROWS + 1])
    rows = _rows(found[:PAGE_ROWS], at)
    following = f"{rows[-1].place_code}.{rows[-1].pk}" if len(found) > PAGE_ROWS else ""
    return AccountsPage(
        rows=rows,
        lead=Text(f"Accounts that you manage: {total:,}.", f"您管理的账号共 {total:,} 个。"),
        pager=Pager(
            words=Text(f"{len(rows)} of {total:,}", f"本页 {len(rows)} 个，共 {total:,} 个"),
            next=asked.address(following) if following else "",
            first=asked.address() if asked.after else "",
        ),
        bulk_below=_office_below(actor),
        made_up=any(row.is_made_up for row in rows),
    )


def change_page(*, actor: Actor, users: Sequence[int], at: datetime) -> ChangePage:
    """Give the accounts chosen to be changed.

    Raises:
        NotFoundError: one of them is not there, has ended or is not theirs to manage.
    """
    found, on = managed_accounts(actor=actor, users=users), timezone.localdate(at)
    return ChangePage(
        rows=_rows(found, at),
        places=tuple(places_below(actor.place_code).items()),
        running=len(own_grants(found, on=on)),
        reach=account_reach(actor=actor, user=found[0], on=on) if len(found) == 1 else None,
    )


def bulk_page(*, actor: Actor, at: datetime) -> BulkPage:
    """Give the places directly below one's own, with how many accounts their offices have under any code they had.

    Raises:
        NotFoundError: there is no office below that somebody manages.
    """
    actor.need(May.MANAGE_ACCOUNTS)
    role = office_below(actor)
    below = places_below(actor.place_code)
    had = codes_of_places(below, timezone.localdate(at))
    every = [one for codes in had.values() for one in codes]
    offices = User.objects.filter(role=role, is_active=True, place_code__in=every)
    held = dict(offices.values_list("place_code").annotate(Count("pk")))
    rows = tuple(VillageRow(code, name, sum(held.get(one, 0) for one in had[code])) for code, name in below.items())
    level = level_of(actor.place_code).below
    return BulkPage(role=CHARTERS[role].label, level=level.label if level else Text("", ""), rows=rows)


def office_below(actor: Actor) -> Role:
    """Give the role of the offices directly below somebody's own place.

    Raises:
        NotFoundError: there is none that they manage.
    """
    level = level_of(actor.place_code).below if actor.place_code else None
    role = OFFICE_AT.get(level) if level else None
    if role is None or role not in managed_roles(actor):
        raise NotFoundError(what=_OFFICE)
    return role


def managed_accounts(*, actor: Actor, users: Sequence[int]) -> list[User]:
    """Give accounts in use that somebody manages, locked where the database can.

    Raises:
        NotFoundError: none is asked for, or one of them is not there, has ended or is not theirs to manage.
    """
    actor.need(May.MANAGE_ACCOUNTS)
    wanted = set(users)
    found = list(User.objects.filter(manageable(actor), pk__in=wanted, is_active=True).order_by("place_code", "pk"))
    if not wanted or len(found) != len(wanted):
        raise NotFoundError(what=_ACCOUNTS)
    return found


def seal_of(actor: Actor) -> str:
    """Give the salt of what is sealed for one person: nobody else opens it."""
    return f"huiyin.access.issued/{actor.key}"


def issued_page(issued: Sequence[Issued], *, by: Actor) -> IssuedPage:
    """Give one-time passwords as a page, with the same rows sealed for the Excel file."""
    names = names_of({one.place_code for one in issued})
    rows = tuple(
        IssuedRow(one.username, one.name, CHARTERS[one.role].label, _place(one.place_code, names), one.password)
        for one in issued
    )
    return IssuedPage(
        rows=rows,
        until=max(one.expires_at for one in issued),
        sealed=signing.dumps(
            [
                [
                    r.username,
                    r.name,
                    r.role.en,
                    r.role.zh,
                    r.place.en,
                    r.place.zh,
                    r.password,
                    one.expires_at.isoformat(),
                ]
                for r, one in zip(rows, issued, strict=True)
            ],
            salt=seal_of(by),
            compress=True,
        ),
    )


def _office_below(actor: Actor) -> Text | None:
    try:
        return CHARTERS[office_below(actor)].label
    except NotFoundError:
        return None


def _rows(users: Sequence[User], at: datetime) -> tuple[AccountRow, ...]:
    names = names_of({user.place_code for user in users})
    return tuple(_row(user, names, at) for user in users)


def _state(user: User, at: datetime) -> str:
    if not user.is_active:
        return "ended"
    if user.password_expires_at is not None and user.password_expires_at <= at:
        return "expired"
    return "new" if user.last_login is None else "active"


def _row(user: User, names: dict[str, Text], at: datetime) -> AccountRow:
    state, tone = _STATES[_state(user, at)]
    return AccountRow(
        pk=user.pk,
        username=user.username,
        name=user.name,
        role=CHARTERS[Role(user.role)].label,
        place=_place(user.place_code, names),
        place_code=user.place_code,
        organisation=user.organisation,
        state=state,
        tone=tone,
        is_active=user.is_active,
        last_seen=user.last_login,
        giver=shown_name(user.issued_by_key, user.issued_by_name),
        is_made_up=user.is_made_up,
    )


def _place(code: str, names: dict[str, Text]) -> Text:
    return names.get(code) or Text(prefix_of(code) if code else "--", prefix_of(code) if code else "--")
