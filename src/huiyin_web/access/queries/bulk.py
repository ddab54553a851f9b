"""From a township's small table to the accounts that it asks for."""

from collections.abc import Sequence

from huiyin.kernel.text import Text
from huiyin_web.access.accounts import NewAccount
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import places_below
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.queries.accounts import office_below
from huiyin_web.access.roles import CHARTERS


def accounts_below(*, actor: Actor, ticked: Sequence[str], typed: Sequence[tuple[str, str]]) -> list[NewAccount]:
    """Give the accounts of the offices directly below: ticked places by their office's name, typed rows by a person's.

    Args:
        actor: who asks.
        ticked: codes of places.
        typed: rows of a place (name or code) and a person's name.

    Raises:
        NotFoundError: there is no office below that they manage.
        AccountsRefusedError: with every row whose place is none of those below.
    """
    role = office_below(actor)
    below = places_below(actor.place_code)
    by_name = {name.zh: code for code, name in below.items()} | {name.en: code for code, name in below.items()}
    problems: list[Text] = []
    accounts: list[NewAccount] = []
    rows = [(code, "") for code in ticked] + list(typed)
    for number, (place, name) in enumerate(rows, start=1 - len(ticked)):
        code = place if place in below else by_name.get(place)
        if code is None:
            problems.append(
                Text(
                    f"Row {number}: '{place}' is no place directly below yours; write its name or its 12-digit code.",
                    f"第 {number} 行：“{place}”不是您的直接下级地区，请填写地区名称或 12 位代码。",
                )
            )
        else:
            accounts.append(NewAccount(name or f"{below[code].zh}{CHARTERS[role].label.zh}", role, code))
    if problems:
        raise AccountsRefusedError(problems)
    return accounts
