"""Let organisations and accounts reach what they are paired with or command, many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from huiyin_web.access.models import FOLLOWED, Grant


@dataclass(frozen=True, slots=True)
class Reaching:
    """Who reaches what: an organisation by its number or an account, a place or a household, from a day on.

    `source` says which pairing or theatre it follows from; how its kind begins goes before it.
    """

    starts_on: date
    source: str
    organisation: str = ""
    account: int | None = None
    place_code: str = ""
    household: int | None = None
    ends_on: date | None = None
    kind: str = "pairing"


@transaction.atomic
def open_reaches(*, reaching: Sequence[Reaching]) -> list[Grant]:
    """Write the grants of pairings and theatres, in their order.

    Who: the action of the pairing or the theatre, which has judged who may give what.
    Recorded: by that action.
    """
    rows = [
        Grant(
            user_id=one.account, organisation=one.organisation, kind=one.kind, place_code=one.place_code,
            household=one.household, starts_on=one.starts_on, ends_on=one.ends_on,
            source=f"{FOLLOWED[one.kind]}{one.source}",
        )
        for one in reaching
    ]  # fmt: skip
    return Grant.objects.bulk_create(rows)
