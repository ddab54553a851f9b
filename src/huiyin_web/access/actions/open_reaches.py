"""Let organisations and accounts reach what they are paired with, many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from huiyin_web.access.models import PAIRED, Grant


@dataclass(frozen=True, slots=True)
class Paired:
    """Who reaches what: an organisation by its number or an account, a place or a household, from a day on.

    `source` says which pairing it follows from; `PAIRED` goes before it.
    """

    starts_on: date
    source: str
    organisation: str = ""
    account: int | None = None
    place_code: str = ""
    household: int | None = None
    ends_on: date | None = None


@transaction.atomic
def open_reaches(*, paired: Sequence[Paired]) -> list[Grant]:
    """Write the grants of pairings, in their order.

    Who: the action of the pairing, which has judged who may pair whom.
    Recorded: by that action, with the pairing.
    """
    rows = [
        Grant(
            user_id=one.account, organisation=one.organisation, kind="pairing", place_code=one.place_code,
            household=one.household, starts_on=one.starts_on, ends_on=one.ends_on, source=f"{PAIRED}{one.source}",
        )
        for one in paired
    ]  # fmt: skip
    return Grant.objects.bulk_create(rows)
