"""Move accounts to another place of one's area."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from huiyin.kernel.places import check_code, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import unknown_places
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.events import record_accounts
from huiyin_web.access.leaving import forget
from huiyin_web.access.models import User
from huiyin_web.access.permissions import LEVEL_OF, need_managed
from huiyin_web.access.queries.accounts import managed_accounts
from huiyin_web.access.queries.reach import own_grants
from huiyin_web.access.roles import CHARTERS, Role


@transaction.atomic
def transfer_accounts(*, users: Sequence[int], place_code: str, by: Actor, at: datetime) -> int:
    """Move accounts to another place, all or none, and give how many grants that ended.

    An office reaches the new place at once and no longer the old one. Whatever the accounts were granted themselves, by
    whomever, has its last day today where it lies outside the new place; pairings there are granted anew. What an
    organisation holds or serves is not its accounts' to move. What they had written and not handed in is dropped.

    Who: whoever manages them, at the old place and at the new one.
    Rule: an office's account stays at its level.
    Recorded: `access.accounts.transferred`, one event with the count, the old places and the grants that ended.

    Raises:
        PlaceCodeError: the code has not twelve digits.
        NotFoundError: an account or the new place lies outside what they manage.
        AccountsRefusedError: the place does not exist today or is of another level.
    """
    found = managed_accounts(actor=by, users=users)
    check_code(place_code)
    for user in found:
        need_managed(by, Role(user.role), place_code)
    if unknown_places([place_code], timezone.localdate(at)):
        raise AccountsRefusedError([_unknown(place_code)])
    wrong = [u.role for u in found if LEVEL_OF.get(Role(u.role)) not in {None, level_of(place_code)}]
    if wrong:
        raise AccountsRefusedError([_wrong_level(Role(role), place_code) for role in sorted(set(wrong))])
    old = {user.key: user.place_code for user in found}
    for user in found:
        user.place_code = place_code
        user.save(update_fields=["place_code"])
    forget(list(old))
    ended = _end_outside(found, place_code, timezone.localdate(at))
    detail = {"from": old, "to": place_code, "grants_ended": len(ended), "grants": ended}
    record_accounts("transferred", found, by=by, at=at, detail=detail)
    return len(ended)


def _end_outside(users: Sequence[User], place_code: str, on: date) -> list[dict[str, object]]:
    ended = []
    for grant, place in own_grants(users, on=on):
        if not place.startswith(prefix_of(place_code)):
            grant.ends_on = on
            grant.save(update_fields=["ends_on"])
            ended.append({"grant": grant.pk, "user": f"user:{grant.user_id}", "place": place, "on": on.isoformat()})
    return ended


def _unknown(code: str) -> Text:
    return Text(f"No place has the code {code} today.", f"目前没有代码为 {code} 的地区。")


def _wrong_level(role: Role, code: str) -> Text:
    label, level = CHARTERS[role].label, LEVEL_OF[role].label
    return Text(
        f"An account of the role '{label.en}' belongs to a {level.en}; {code} is none.",
        f"“{label.zh}”账号应设在{level.zh}一级，{code} 不是。",
    )
