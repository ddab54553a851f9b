"""Search the register for entries that may be one, and bring the list of questions up to date."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction
from django.utils.crypto import salted_hmac

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.linkage import find_pairs, model
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.turns import take_turn
from huiyin_web.quality.models import Duplicate
from huiyin_web.quality.permissions import need_check
from huiyin_web.quality.recording import DUPLICATES_FOUND
from huiyin_web.quality.register_tables import day_of_register, read_linked

Report = Callable[[float, Text], None]
THRESHOLD = "duplicate_probability"
_LOCK = 0x44_55_50_4C  # "DUPL": the key of PostgreSQL's advisory lock
_SOME = 2_000
_SALT = "huiyin_web.quality.duplicates"
_READING = Text("reading the register", "读取台账")
_COMPARING = Text("comparing entries", "比对登记")
_NOTING = Text("noting what is to be decided", "登记待认定事项")
_READ, _COMPARED = 0.3, 0.9  # the share of the work done after each step
_COMPARED_VALUES = ("name", "sex", "birth_date", "id_number")
_FOUND = ("probability", "told", "values_key", "found_at", "gone_at", "left_village", "right_village")
_Key = tuple[int, int]


@dataclass(slots=True)
class _Found:
    """Two households with the persons of theirs that look the same, each person once, the most alike first."""

    households: _Key
    villages: tuple[str, str]
    pairs: list[dict[str, Any]]
    values: list[tuple[str, ...]]

    @property
    def values_key(self) -> str:
        """A keyed hash of what was compared: it tells that values changed, and nothing of them."""
        return salted_hmac(_SALT, json.dumps(sorted(self.values)), algorithm="sha256").hexdigest()


def find_duplicates(*, by: Actor, at: datetime, report: Report) -> dict[str, int]:
    """Bring the list of double entries up to date, and give how many are new, changed and gone.

    Who: whoever may have the register checked.
    Rule: `huiyin.linkage`, from the probability that policy names. Two that somebody found to be different are not
    asked about again while their values stay.
    Recorded: `quality.duplicates.found`.

    Args:
        by: who has it searched.
        at: when.
        report: told the fraction done and what is being done; what it raises ends the work and leaves nothing.

    Raises:
        NotAllowedError: the role does not include it.
    """
    need_check(by)
    report(0, _READING)
    persons = read_linked()
    report(_READ, _COMPARING)
    least = float(policy.at(day_of_register(today=at.date())).value(THRESHOLD).value)
    pairs = find_pairs(persons, least=least)
    report(_COMPARED, _NOTING)
    entries = _entries(persons, pairs)
    found = _by_household(pairs.to_pylist(), entries)
    with transaction.atomic():
        take_turn(_LOCK)
        counts = _compared(found, at)
        audit.record(DUPLICATES_FOUND, by=by, at=at, subject="duplicates", place_code=by.place_code, detail=counts)
    return counts


def _entries(persons: pa.Table, pairs: pa.Table) -> dict[int, dict[str, Any]]:
    """Give the entries that any pair names, by id."""
    wanted = pa.concat_arrays([*pairs["left"].chunks, *pairs["right"].chunks, pa.array([], pa.int64())])
    return {row["id"]: row for row in persons.filter(pc.is_in(persons["id"], value_set=wanted)).to_pylist()}


def _by_household(pairs: list[dict[str, Any]], entries: dict[int, dict[str, Any]]) -> dict[_Key, _Found]:
    """Gather the pairs by their households; of several that name one person the most probable counts."""
    gathered: dict[_Key, _Found] = {}
    taken: set[tuple[_Key, int]] = set()
    for pair in sorted(pairs, key=lambda one: (-one["probability"], one["left"], one["right"])):
        one, other = sorted((entries[pair["left"]], entries[pair["right"]]), key=lambda entry: entry["household_id"])
        key = one["household_id"], other["household_id"]
        if {(key, one["id"]), (key, other["id"])} & taken:
            continue
        taken |= {(key, one["id"]), (key, other["id"])}
        found = gathered.setdefault(key, _Found(key, (one["village_code"], other["village_code"]), [], []))
        levels = {name: pair[name] for name in model().comparisons}
        told = {"left": one["id"], "right": other["id"], "probability": round(pair["probability"], 6)}
        found.pairs.append(told | {"levels": levels})
        found.values.append(tuple(str(entry[name]) for entry in (one, other) for name in _COMPARED_VALUES))
    return gathered


def _compared(found: dict[_Key, _Found], at: datetime) -> dict[str, int]:
    """Bring the questions up to date with what was found; nobody decides one until that is done."""
    new, changed = [], []
    known: dict[_Key, Duplicate] = {
        (row.left_household, row.right_household): row for row in Duplicate.objects.select_for_update().order_by("pk")
    }
    for key, one in sorted(found.items(), key=lambda item: (-item[1].pairs[0]["probability"], item[0])):
        row = known.pop(key, None)
        if row is None or (row.values_key != one.values_key and row.is_settled):
            new.append(_row(one, at))
        elif row.gone_at is not None or row.values_key != one.values_key:
            fresh = _row(one, at)
            for name in _FOUND:
                setattr(row, name, getattr(fresh, name))
            changed.append(row)
    gone = [row.pk for row in known.values() if row.gone_at is None and not row.is_settled]
    Duplicate.objects.bulk_create(new, batch_size=_SOME)
    for row in changed:
        row.save(update_fields=_FOUND)
    for start in range(0, len(gone), _SOME):
        Duplicate.objects.filter(pk__in=gone[start : start + _SOME]).update(gone_at=at)
    return {"new": len(new), "changed": len(changed), "gone": len(gone)}


def _row(found: _Found, at: datetime) -> Duplicate:
    return Duplicate(
        left_household=found.households[0], right_household=found.households[1], left_village=found.villages[0],
        right_village=found.villages[1], probability=found.pairs[0]["probability"], told=json.dumps(found.pairs),
        values_key=found.values_key, found_at=at,
    )  # fmt: skip
