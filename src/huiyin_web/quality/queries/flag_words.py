"""Flags in words: what the list says, what the register says, how they were matched, where they stand."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.crosschecks import Decision, Finding, ListKind, Match, kinds
from huiyin.kernel.text import Text
from huiyin.linkage import model
from huiyin.records.fields import Field, Kind
from huiyin_web.access.actor import Actor
from huiyin_web.core.amounts import Tone
from huiyin_web.core.templatetags.wording import percent
from huiyin_web.quality.models import Flag
from huiyin_web.quality.queries.duplicates import MOST
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.registry.queries.members import persons_in_reach
from huiyin_web.registry.wording import NOTHING, in_words, label_with_unit

OPEN, GONE = Text("to be asked", "待核实"), Text("no longer so", "已消除")
Said = tuple[tuple[Text, Text], ...]
_PAIR = Text("{label}: {value}", "{label}：{value}")
_NOTHING_SAID = Text("in the list, without particulars", "名单中有，无其他信息")
_NOT_THERE = Text("no such person in the list", "名单中无此人")
_GONE_FROM_REGISTER = Text("no longer in the register", "已不在台账中")
_OUT_OF_REACH = Text("registered out of your reach now", "现登记地不在您的管辖范围内")
_LIKELY = Text("{how} ({probability}%)", "{how}（{probability}%）")


@dataclass(frozen=True, slots=True)
class Registered:
    """The rows of the register that some flags are about, as far as they are in reach now.

    Attributes:
        persons, households: by id.
        elsewhere: the persons who stand in the register out of reach now.
    """

    persons: Mapping[int, Person]
    households: Mapping[int, Household]
    elsewhere: frozenset[int]

    def says(self, row: Flag) -> Said:
        """Give the register's fields beside a flag, as they are now, personal ones masked."""
        sides: dict[str, Any] = {
            "person": self.persons.get(row.person_id), "household": self.households.get(row.household_id),
        }  # fmt: skip
        kind = kinds().get(row.kind)
        fields = kind.compares if kind and all(sides.values()) else ()
        return tuple((label_with_unit(field), in_words(field, getattr(sides[on], field.key))) for on, field in fields)


def registered(actor: Actor, rows: Sequence[Flag]) -> Registered:
    """Give the rows of the register that some flags are about; a family may have moved away since then."""
    reached = households_in_reach(actor)
    asked = {row.person_id for row in rows}
    persons = persons_in_reach(actor).in_bulk(asked)
    households = reached.in_bulk({row.household_id for row in rows})
    there = set(Person.objects.filter(pk__in=asked).values_list("pk", flat=True))
    elsewhere = {row.person_id for row in rows if row.person_id not in persons or row.household_id not in households}
    return Registered(persons, households, frozenset(elsewhere & there))


def listed(row: Flag) -> tuple[Said, ...]:
    """Give what the list says of a flag's person, a row of it at a time."""
    kind = kinds().get(row.kind)
    return tuple(tuple(_said(kind, fact)) for fact in json.loads(row.facts)) if kind else ()


def _said(kind: ListKind, fact: Mapping[str, Any]) -> Iterator[tuple[Text, Text]]:
    for field in kind.facts:
        value = fact.get(field.key)
        if value is not None and value != "":
            yield label_with_unit(field), _in_words(field, value)


def _in_words(field: Field, value: Any) -> Text:
    """Say a value of the list; a personal one is masked as it is kept."""
    if field.mask is not None:
        return Text(value, value)
    return in_words(field, date.fromisoformat(value) if field.kind is Kind.DATE else value)


def list_says(row: Flag) -> Text:
    """Say in a line what the list says."""
    if row.finding == Finding.ABSENT:
        return _NOT_THERE
    told = [in_a_line(one) for one in listed(row) if one]
    return Text.join(told, "; ", "；") if told else _NOTHING_SAID


def register_says(row: Flag, known: Registered) -> Text:
    """Say in a line what the register says."""
    told = known.says(row)
    if told:
        return in_a_line(told)
    return _OUT_OF_REACH if row.person_id in known.elsewhere else _GONE_FROM_REGISTER


def in_a_line(said: Said) -> Text:
    """Say labels with their values in a line."""
    return Text.join([_PAIR.fill(label=label, value=value) for label, value in said], ", ", "，")


def matched(row: Flag) -> Text:
    """Say how a row was matched with the person, and how likely; however much agrees, it is never certain."""
    if not row.match:
        return NOTHING
    how = Match(row.match).label
    if row.probability is None:
        return how
    return _LIKELY.fill(how=how, probability=percent(min(row.probability, MOST), 1))


def likeness(row: Flag) -> Said:
    """Give which fields agree of a match by likeness, those that nothing is said of left out."""
    levels = json.loads(row.levels) if row.levels else {}
    known = model().comparisons
    return tuple(
        (known[key].label.sentence(), known[key].levels[level].label) for key, level in levels.items() if level
    )


def flag_label(row: Flag) -> Text:
    """Say what a flag is about: the kind of list, and whether it has or lacks the person."""
    kind = kinds().get(row.kind)
    label = kind.label.sentence() if kind else Text(row.kind, row.kind)
    return _PAIR.fill(label=label, value=Finding(row.finding).label)


def standing(row: Flag) -> tuple[Text, Tone]:
    """Say where a flag stands: its decision before all else."""
    if row.decision:
        return Decision(row.decision).label, "good"
    return (GONE, "") if row.gone_at else (OPEN, "warn")
