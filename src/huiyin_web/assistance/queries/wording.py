"""How rounds, units and their specialities are worded."""

from collections.abc import Iterable

from huiyin.followup.assistance import UNIT_KINDS
from huiyin.kernel.text import Text
from huiyin.records.codes import NEED
from huiyin_web.assistance.models import AssistanceRound, Participant

_NEEDS = frozenset(NEED.keys())


def round_name(row: AssistanceRound) -> Text:
    """Give a round's name in both languages."""
    return Text(row.name_en or row.name, row.name)


def kind_of(row: Participant) -> Text:
    """Say what kind of unit somebody is."""
    return UNIT_KINDS.label_of(row.kind).sentence()


def needs_said(keys: Iterable[str]) -> Text | str:
    """Say needs or specialities; empty where there are none."""
    labels = [NEED.label_of(key) for key in keys if key in _NEEDS]
    return Text.join(labels) if labels else ""
