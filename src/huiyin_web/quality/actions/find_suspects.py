"""Ask every rule of the register as it is now, and bring the list of suspects up to date."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.rules.suspects import Asked, Severity, ask, is_another, rules
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.turns import take_turn
from huiyin_web.quality.models import Suspect
from huiyin_web.quality.permissions import need_check
from huiyin_web.quality.queries.mended import mended_among
from huiyin_web.quality.recording import FOUND
from huiyin_web.quality.register_tables import read_register

Report = Callable[[float, Text], None]
_LOCK = 0x53_55_53_50  # "SUSP": the key of PostgreSQL's advisory lock
_SOME = 5_000
_READING = Text("reading the register", "读取台账")
_ASKING = Text("asking the rules", "核验规则")
_NOTING = Text("noting what is to be asked", "登记疑点")
_READ, _ASKED = 0.5, 0.8  # the share of the work done after each step
_RENEWED = ("told", "asked_on", "found_at", "gone_at", "mended_at")
_URGENCY = {severity.value: at for at, severity in enumerate(Severity)}
_Key = tuple[str, str, int | None, int | None]


@dataclass(slots=True)
class _Changes:
    """What a search changes: suspects that are new, that were found with other values or again, that are gone.

    Of those that are gone, some of the answered ones are mended.
    """

    new: list[Suspect]
    renewed: list[Suspect]
    gone: list[int]
    mended: list[int]

    @property
    def counts(self) -> dict[str, int]:
        return {"new": len(self.new), "changed": len(self.renewed), "gone": len(self.gone)}


def find_suspects(*, by: Actor, at: datetime, report: Report) -> dict[str, int]:
    """Bring the list of suspects up to date, and give how many are new, changed and gone.

    Who: whoever may have the register checked.
    Rule: `huiyin.rules.suspects`. An answer stays as long as the values stay; with other values the question is asked
    anew beside it. What the register no longer gives ground for is closed, but not by a rule that could not be asked;
    an answered entry is mended where it still stands as it did.
    Recorded: `quality.suspects.found`.

    Args:
        by: who has it checked.
        at: when.
        report: told the fraction done and what is being done; what it raises ends the work and leaves nothing.

    Raises:
        NotAllowedError: the role does not include it.
    """
    need_check(by)
    report(0, _READING)
    register = read_register(today=at.date())
    report(_READ, _ASKING)
    asked = ask(register.households, register.persons, policy=policy.at(register.on), before=register.before)
    report(_ASKED, _NOTING)
    with transaction.atomic():
        take_turn(_LOCK)
        changes = _compared(asked, register.on, at)
        _save(changes, at)
        audit.record(FOUND, by=by, at=at, subject="suspects", place_code=by.place_code, detail=changes.counts)
    return changes.counts


def _compared(asked: Asked, on: date, at: datetime) -> _Changes:
    known = {_key(row): row for row in Suspect.objects.order_by("pk").iterator(chunk_size=_SOME)}
    changes = _Changes([], [], [], [])
    for told in asked.suspects.to_pylist():
        row = known.pop((told["rule"], told["village_code"], told["household_id"], told["person_id"]), None)
        if row is None:
            changes.new.append(_suspect(told, on, at))
        elif is_another(rules()[row.rule], json.loads(row.told), json.loads(told["values"])):
            _ask_anew(row, _suspect(told, on, at), changes)
        elif row.gone_at is not None:
            row.gone_at = row.mended_at = None
            changes.renewed.append(row)
    # By household, as somebody goes there once with all its questions.
    changes.new.sort(
        key=lambda row: (row.urgency, row.village_code, row.household_id or 0, row.person_id or 0, row.rule)
    )
    closed = [row for row in known.values() if row.gone_at is None and row.rule not in asked.passed_over]
    changes.gone += [row.pk for row in closed]
    answered = [row for row in closed if row.outcome]
    for start in range(0, len(answered), _SOME // 10):
        changes.mended += mended_among(answered[start : start + _SOME // 10], on=on)
    return changes


def _ask_anew(row: Suspect, now: Suspect, changes: _Changes) -> None:
    """Ask with other values: an answer was to the old ones and stays with them."""
    if row.outcome:
        changes.new.append(now)
        if row.gone_at is None:
            changes.gone.append(row.pk)
        return
    row.told, row.asked_on, row.found_at, row.gone_at = now.told, now.asked_on, now.found_at, None
    changes.renewed.append(row)


def _save(changes: _Changes, at: datetime) -> None:
    Suspect.objects.bulk_create(changes.new, batch_size=_SOME)
    Suspect.objects.bulk_update(changes.renewed, _RENEWED, batch_size=_SOME // 10)
    for some in _some_of(changes.gone):
        Suspect.objects.filter(pk__in=some).update(gone_at=at)
    for some in _some_of(changes.mended):
        Suspect.objects.filter(pk__in=some).update(mended_at=at)


def _some_of(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), _SOME):
        yield keys[start : start + _SOME]


def _suspect(told: dict[str, Any], on: date, at: datetime) -> Suspect:
    return Suspect(
        rule=told["rule"], urgency=_URGENCY[told["severity"]], village_code=told["village_code"],
        household_id=told["household_id"], person_id=told["person_id"], told=told["values"], asked_on=on, found_at=at,
    )  # fmt: skip


def _key(row: Suspect) -> _Key:
    return row.rule, row.village_code, row.household_id, row.person_id
