"""A parameter of policy through time: one file, one concept, every value with the day it took effect and its source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.text import Text
from huiyin.policy.errors import ValueNotKnownError
from huiyin.policy.sources import Source

_NOT_BEFORE = Text("its first value is of {first}.", "其首个数值自 {first} 起生效。")
_EXPECTED = Text("no value has been published from {since} on.", "{since} 起尚无公布数值。")
_ORDER = Text("the days must rise down the page.", "日期须由早到晚排列。")
_EITHER = Text("write either `value` or `expected: true`.", "`value` 与 `expected: true` 须且只能写一项。")
_NO_SOURCE = Text("a value needs a source, here or for the whole file.", "数值须注明来源（可在此处或文件级填写）。")
_FILE_NAME = Text("the file must be named {key}.yaml.", "文件名应为 {key}.yaml。")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a parameter was on a day.

    `basis` says what the value is a value of (the income concept of a line, the population base of a share), `since`
    the day it took effect.
    """

    key: str
    label: Text
    description: Text
    unit: Text
    basis: Text
    value: Decimal
    since: date
    source: Source
    note: Text | None


@dataclass(frozen=True, slots=True)
class _Step:
    since: date
    value: Decimal | None
    source: Source
    note: Text | None


@dataclass(frozen=True, slots=True)
class History:
    """A parameter's values through time, the earliest first; a step without a value is expected, not known."""

    key: str
    label: Text
    description: Text
    unit: Text
    bases: tuple[tuple[date, Text], ...]
    steps: tuple[_Step, ...]

    def on(self, day: date) -> Parameter:
        """Give the parameter as it was on a day.

        Raises:
            ValueNotKnownError: it had not begun, or its value is not published.
        """
        step = next((step for step in reversed(self.steps) if step.since <= day), None)
        if step is None:
            raise self._unknown(day, _NOT_BEFORE.fill(first=self.steps[0].since))
        if step.value is None:
            raise self._unknown(day, _EXPECTED.fill(since=step.since))
        basis = next(basis for since, basis in reversed(self.bases) if since <= day)
        return Parameter(
            self.key, self.label, self.description, self.unit, basis, step.value, step.since, step.source, step.note
        )

    def _unknown(self, day: date, reason: Text) -> ValueNotKnownError:
        return ValueNotKnownError(key=self.key, label=self.label, on=day, reason=reason)


def read_parameter(path: Path) -> History:
    """Read one parameter file.

    Raises:
        DocumentError: with file, line and key of the first fault.
    """
    fields = read_document(path).fields(("key", "label", "description", "unit", "basis", "values"), ("source", "note"))
    key = fields["key"].symbol()
    if path.stem != key:
        raise fields["key"].refuse(_FILE_NAME.fill(key=key))
    source = Source.read(fields["source"]) if "source" in fields else None
    note = fields["note"].text() if "note" in fields else None
    bases = tuple((day, entry.text()) for day, entry in _dated(fields["basis"]))
    steps = tuple(_read_step(day, entry, source, note) for day, entry in _dated(fields["values"]))
    if bases[0][0] > steps[0].since:
        raise fields["basis"].refuse(
            Text("the first basis must begin with the first value.", "首个口径的起始日期不得晚于首个数值。")
        )
    return History(key, fields["label"].text(), fields["description"].text(), fields["unit"].text(), bases, steps)


def _dated(entry: Entry) -> list[tuple[date, Entry]]:
    found: list[tuple[date, Entry]] = []
    for name, value in entry.pairs():
        day = name.day()
        if found and day <= found[-1][0]:
            raise name.refuse(_ORDER)
        found.append((day, value))
    if not found:
        raise entry.refuse(Text("at least one dated value is needed.", "至少需要一个带日期的数值。"))
    return found


def _read_step(since: date, entry: Entry, source: Source | None, note: Text | None) -> _Step:
    fields = entry.fields((), ("value", "expected", "source", "note"))
    if ("value" in fields) == ("expected" in fields):
        raise entry.refuse(_EITHER)
    if "expected" in fields:
        fields["expected"].one_of(("true",))
    own = Source.read(fields["source"]) if "source" in fields else source
    if own is None:
        raise entry.refuse(_NO_SOURCE)
    return _Step(
        since,
        fields["value"].number() if "value" in fields else None,
        own,
        fields["note"].text() if "note" in fields else note,
    )
