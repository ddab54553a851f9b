"""Carry a ledger of agreements over into the system, with plans, reports and what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.cooperation import ITEMS, Side, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import Pairing
from huiyin_web.cooperation.actions.enter_result import Result
from huiyin_web.cooperation.actions.sign_agreement import Terms
from huiyin_web.cooperation.errors import LedgerRefusedError
from huiyin_web.cooperation.models import Agreement, Entry, PlacedHousehold, YearItem
from huiyin_web.cooperation.queries.stored import EASTERN
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.registry.household_lines import was_poor
from huiyin_web.registry.models import Household

_PORTION = 500  # rows that are written at once
_UNPAIRED = Text("{partner} is not paired with {place}.", "{partner} 与 {place} 未结对。")


@dataclass(frozen=True, slots=True)
class Done:
    """An entry of a ledger: what was done, on which side it was made, where it stands, households of those placed."""

    result: Result
    side: Side
    state: State
    households: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An agreement of a ledger.

    Attributes:
        terms: as it was signed.
        planned, reported: by year and item.
        agreed: the years to whose plan the county agreed.
        entries: what was done.
    """

    terms: Terms
    planned: Mapping[tuple[int, str], int] = field(default_factory=dict)
    reported: Mapping[tuple[int, str], int] = field(default_factory=dict)
    agreed: frozenset[int] = frozenset()
    entries: tuple[Done, ...] = ()


@transaction.atomic
def carry_over(*, ledger: Sequence[Line], east: Actor, west: Actor, at: datetime) -> list[Agreement]:
    """Carry a ledger over: every line, or none.

    Who: whoever keeps the installation; entries stand under the two hands that are given.
    Rule: every partner is paired with its county.
    Recorded: `cooperation.ledger.carried`, once, with how many.

    Raises:
        NotAllowedError: their role works on none.
        LedgerRefusedError: some are not paired; each is named.
    """
    east.need(May.COOPERATE)
    pairs = Pairing.objects.filter(participant__kind=EASTERN)
    paired = set(pairs.values_list("participant__organisation", "place_code"))
    wrong = [line.terms for line in ledger if (line.terms.partner, line.terms.place_code) not in paired]
    if wrong:
        why = [_UNPAIRED.fill(partner=one.partner, place=one.place_code) for one in wrong]
        raise LedgerRefusedError(what=Text.join(why, " ", ""))
    rows = Agreement.objects.bulk_create([_agreement(line.terms, east, at) for line in ledger])
    matched = list(zip(rows, ledger, strict=True))
    items = [one for row, line in matched for one in _items(row, line, east, west, at)]
    YearItem.objects.bulk_create(items, batch_size=_PORTION)
    told = [(_entry(row, one, east, west, at), one.households) for row, line in matched for one in line.entries]
    Entry.objects.bulk_create([entry for entry, _homes in told], batch_size=_PORTION)
    homes = Household.objects.in_bulk({home for _entry, every in told for home in every})
    PlacedHousehold.objects.bulk_create(
        (
            PlacedHousehold(
                entry=entry, household=homes[home], is_registered=was_poor(homes[home], entry.on), at=at,
                by_key=west.key, by_name=west.name,
            )
            for entry, every in told
            for home in every
        ),
        batch_size=_PORTION,
    )  # fmt: skip
    audit.record(
        "cooperation.ledger.carried", by=east, at=at, subject="agreements",
        detail={"agreements": len(rows), "entries": len(told)},
    )  # fmt: skip
    return rows


def _agreement(terms: Terms, by: Actor, at: datetime) -> Agreement:
    return Agreement(
        partner=terms.partner, place_code=terms.place_code, document=terms.document, begins_on=terms.begins,
        ends_on=terms.until, changed_at=at, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip


def _items(row: Agreement, line: Line, east: Actor, west: Actor, at: datetime) -> list[YearItem]:
    keys = sorted({*line.planned, *line.reported})
    return [
        YearItem(
            agreement=row, year=year, item=item, planned=line.planned.get((year, item)),
            planned_by_key=east.key, planned_by=east.name, agreed_by=west.name if year in line.agreed else "",
            agreed_on=date(year, 3, 1) if year in line.agreed else None, reported=line.reported.get((year, item)),
            reported_by=east.name if (year, item) in line.reported else "",
            reported_on=day_of(at) if (year, item) in line.reported else None,
        )
        for year, item in keys
        if item in ITEMS
    ]  # fmt: skip


def _entry(row: Agreement, told: Done, east: Actor, west: Actor, at: datetime) -> Entry:
    one, made, other = told.result, east, west
    if told.side is Side.WEST:
        made, other = west, east
    entry = Entry(
        agreement=row, item=one.item, side=told.side, amount=one.amount, year=one.on.year, on=one.on,
        ends_on=one.ends_on, what=one.what, document=one.document, state=told.state, at=at, by_key=made.key,
        by_name=made.name,
    )  # fmt: skip
    if told.state is not State.ENTERED:
        entry.answered_at, entry.answered_by_key, entry.answered_by = at, other.key, other.name
    return entry
