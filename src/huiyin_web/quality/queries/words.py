"""Suspects in words: the question, whom it is asked of, where it stands."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules.suspects import Outcome, Severity, question, rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.subjects import named
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell
from huiyin_web.places.queries import place_names
from huiyin_web.quality.models import Flag, Suspect
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.registry.queries.members import persons_in_reach

OPEN, GONE = Text("to be asked", "待核实"), Text("no longer so", "已消除")
TO_CORRECT = Text("to be corrected", "待更正")
MENDED = Text("{outcome}; corrected since", "{outcome}，其后台账已更正")
SEVERITIES = tuple(Severity)
About = Suspect | Flag
_RULE_GONE = Text("a rule that is no longer asked", "已停用的规则")


@dataclass(frozen=True, slots=True)
class Named:
    """Whom some suspects or flags are about: names masked, households with their page, villages by name."""

    heads: Mapping[int, tuple[str, str]]
    pages: Mapping[str, Crumb]
    persons: Mapping[int, str]
    villages: Mapping[str, Text]

    def household(self, row: About) -> Cell:
        """Name a suspect's household, or its village where it is one of a village."""
        village = self.villages.get(row.village_code, Text(row.village_code, row.village_code))
        head, number = self._head(row)
        if not number:
            return Cell(village)
        page = self.pages.get(f"household:{row.household_id}")
        return Cell(head, page.url if page else "", under=Text.join([number, village], " · ", " · "))

    def number(self, row: About) -> str:
        """Give the number of a suspect's household; empty for a village."""
        return self._head(row)[1]

    def _head(self, row: About) -> tuple[str, str]:
        return self.heads.get(row.household_id, ("", "")) if row.household_id is not None else ("", "")

    def person(self, row: About) -> str:
        """Name a suspect's person; empty where it is of nobody alone."""
        return self.persons.get(row.person_id, "") if row.person_id is not None else ""


def names_for(actor: Actor, rows: Sequence[About]) -> Named:
    """Give the names of all that some suspects or flags are about; of whoever is out of reach now, none."""
    households = {row.household_id for row in rows if row.household_id is not None}
    persons = {row.person_id for row in rows if row.person_id is not None}
    heads = households_in_reach(actor).filter(pk__in=households).values_list("pk", "head_name", "office_number")
    members = persons_in_reach(actor).filter(pk__in=persons).values_list("pk", "name")
    return Named(
        heads={pk: (masked(name, Mask.NAME), number) for pk, name, number in heads},
        pages=named(actor, [f"household:{pk}" for pk in households]),
        persons={pk: masked(name, Mask.NAME) for pk, name in members},
        villages=place_names({row.village_code for row in rows}),
    )


def linked(cell: Cell) -> Text | Crumb:
    """Give a cell in one line, leading to where it does."""
    beneath = [cell.under] if cell.under else []
    words = Text.join([cell.value, *beneath], " · ", " · ")
    return Crumb(words, cell.url) if cell.url else words


def rule_label(key: str) -> Text:
    """Give what a rule is called; one that is no longer asked is called so."""
    rule = rules().get(key)
    return _RULE_GONE if rule is None else rule.label.sentence()


def asked(row: Suspect) -> Text:
    """Give a suspect's question with its values."""
    rule = rules().get(row.rule)
    return Text("", "") if rule is None else question(rule, values_of(row))


def values_of(row: Suspect) -> dict[str, Any]:
    """Give what a suspect's question tells, with the parameters used."""
    told: dict[str, Any] = json.loads(row.told)
    return told


def standing(row: Suspect) -> tuple[Text, Tone]:
    """Say where a suspect stands: its answer before all else; nothing is corrected while the register gives ground."""
    if row.outcome == Outcome.CORRECTED and row.gone_at is None:
        return TO_CORRECT, "warn"
    if row.outcome:
        label = Outcome(row.outcome).label
        return (MENDED.fill(outcome=label) if row.mended_at and row.outcome != Outcome.CORRECTED else label), "good"
    return (GONE, "") if row.gone_at else (OPEN, "warn")
