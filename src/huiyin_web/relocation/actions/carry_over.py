"""Carry a ledger of schemes over into the system, with the households, their words, moves and follow-ups."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.followup import relocation
from huiyin.followup.relocation import Given, Life, State, Step, Told, decide_follow_up
from huiyin.rules.casework.words import SIGNATURE, THUMBPRINT
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.registry.models import Household
from huiyin_web.relocation.actions._keeping import deed, need_allowed, next_serial
from huiyin_web.relocation.actions.follow_up import new_follow_up
from huiyin_web.relocation.actions.offer_houses import new_move
from huiyin_web.relocation.actions.record_move import due_after
from huiyin_web.relocation.actions.record_word import new_word
from huiyin_web.relocation.actions.set_up_scheme import Terms, new_scheme
from huiyin_web.relocation.models import Deed, FollowUp, Move, Origin, Scheme, Word

_PORTION = 1_000  # rows that are written at once


@dataclass(frozen=True, slots=True)
class Home:
    """A household of a ledger: its id, the steps that were taken, by whom, and what follow-ups found."""

    household: int
    steps: tuple[tuple[Step, Given], ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A scheme of a ledger: what it is, who manages it since when, who recorded what households said, and they."""

    terms: Terms
    by: Actor
    clerk: Actor
    at: datetime
    homes: tuple[Home, ...] = ()
    project: int | None = None


@transaction.atomic
def carry_over(*, ledger: Sequence[Line], by: Actor, at: datetime) -> list[Scheme]:
    """Carry a ledger over: every line, or none; every step of it is asked about as if it were taken by hand.

    Who: whoever keeps the installation.
    Rule: `huiyin.followup.relocation` for every scheme, step and follow-up.
    Recorded: `relocation.schemes.carried`, once, with how many.

    Raises:
        NotAllowedError: their role manages no schemes.
        RelocationRefusedError: something stands against a scheme, a step or a follow-up.
    """
    by.need(May.MANAGE_RELOCATION)
    serials: dict[int, int] = {}
    rows = [_row(line, serials) for line in ledger]
    Scheme.objects.bulk_create(rows, batch_size=_PORTION)
    pairs = list(zip(rows, ledger, strict=True))
    Origin.objects.bulk_create(
        (Origin(scheme=row, place_code=code) for row, line in pairs for code in line.terms.origins), batch_size=_PORTION
    )
    homes = Household.objects.in_bulk({home.household for line in ledger for home in line.homes})
    moves = [(_moved(row, line, home, homes, at=at), line, home) for row, line in pairs for home in line.homes]
    Move.objects.bulk_create((move for move, _line, _home in moves), batch_size=_PORTION)
    said = [one for move, line, home in moves for one in _deeds(move, line, home)]
    Word.objects.bulk_create((one for one in said if isinstance(one, Word)), batch_size=_PORTION)
    Deed.objects.bulk_create((one for one in said if isinstance(one, Deed)), batch_size=_PORTION)
    FollowUp.objects.bulk_create(
        (one for move, line, home in moves for one in _follow_ups(move, line, home)), batch_size=_PORTION
    )
    audit.record(
        "relocation.schemes.carried", by=by, at=at, subject="schemes",
        detail={"schemes": len(rows), "households": len(moves)},
    )  # fmt: skip
    return rows


def _row(line: Line, serials: dict[int, int]) -> Scheme:
    terms = line.terms
    need_allowed(relocation.decide_scheme(title=terms.title, origins=terms.origins, houses=terms.houses))
    year = terms.year or day_of(line.at).year
    serial = serials.get(year) or next_serial(year)
    serials[year] = serial + 1
    row = new_scheme(terms, serial=serial, by=line.by, at=line.at)
    row.project = line.project
    return row


def _moved(row: Scheme, line: Line, home: Home, homes: Mapping[int, Household], *, at: datetime) -> Move:
    """Give the row of a household after all its steps, each asked about in its turn."""
    move = new_move(row, homes[home.household], on=day_of(line.at), at=at)
    life = Life(State.OFFERED, move.persons, is_manager=False, last_on=move.last_on)
    for step, given in home.steps:
        need_allowed(relocation.decide(life, step, on=day_of(at), given=given))
        life = relocation.after(life, step, given)
        if step is Step.HOUSE:
            move.area, move.contribution, move.debt = given.area, given.contribution, given.debt
        if step is Step.MOVE:
            move.moved_on = given.on
    if life.state.is_over:
        move.area = move.contribution = move.debt = None
    move.state, move.last_on, move.old_site = life.state.value, life.last_on, life.old_site
    months: list[int] = []
    for found in home.told:
        need_allowed(decide_follow_up(move.moved_on, months, persons=move.persons, found=found, on=day_of(at)))
        months.append(new_follow_up(move, tuple(months), found, by=line.clerk, at=at).months)
    move.due_on = due_after(move.moved_on, *months) if move.moved_on else None
    move.steps = len(home.steps) + len(home.told)
    return move


def _deeds(move: Move, line: Line, home: Home) -> Iterator[Word | Deed]:
    for step, given in home.steps:
        by = line.clerk if step.apart else line.by
        if step.apart:
            means = SIGNATURE if given.in_writing else THUMBPRINT
            yield new_word(move, step, given=given, means=means, by=by, at=line.at)
        yield deed(step, move, given=given, by=by, at=line.at)


def _follow_ups(move: Move, line: Line, home: Home) -> Iterator[FollowUp]:
    told: tuple[int, ...] = ()
    for found in home.told:
        made = new_follow_up(move, told, found, by=line.clerk, at=line.at)
        told = (*told, made.months)
        yield made
