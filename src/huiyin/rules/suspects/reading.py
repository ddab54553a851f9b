"""Reading the table of rules: every fault is named with file, line and key."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.text import Text
from huiyin.policy import Source
from huiyin.rules.suspects.rule import Rule, Scope, Severity, Shown, Value

_TABLE = Path(__file__).with_name("table")
_SOURCES = "sources.yaml"
_TWICE = Text("there is another rule '{key}'.", "规则“{key}”重复。")
_NO_SOURCE = Text("'{key}' is not in {file}.", "{file} 中没有“{key}”。")
_PAIR = Text("write how the value is shown, and the expression.", "应填写数值的显示方式和表达式两项。")
_PAIR_LENGTH = 2
_KEYS = ("key", "severity", "scope", "label", "asks", "where", "values", "source")


@cache
def rules() -> Mapping[str, Rule]:
    """Give the rules that come with the library by key, in the order of their files."""
    return read_rules(_TABLE)


def read_rules(folder: Path) -> dict[str, Rule]:
    """Read every rule of a folder: a file a family, and one with the sources that they name.

    Raises:
        DocumentError: with file, line and key of the first fault.
    """
    sources = {name.symbol(): entry.text() for name, entry in read_document(folder / _SOURCES).pairs()}
    found: dict[str, Rule] = {}
    for file in sorted(file for file in folder.glob("*.yaml") if file.name != _SOURCES):
        for entry in read_document(file).items():
            rule = _read_rule(entry, sources)
            if rule.key in found:
                raise entry.refuse(_TWICE.fill(key=rule.key))
            found[rule.key] = rule
    return found


def _read_rule(entry: Entry, sources: Mapping[str, Text]) -> Rule:
    fields = entry.fields(_KEYS)
    return Rule(
        key=fields["key"].symbol(),
        severity=Severity(fields["severity"].one_of(Severity)),
        scope=Scope(fields["scope"].one_of(Scope)),
        label=fields["label"].text(),
        asks=fields["asks"].text(),
        where=fields["where"].value(),
        values={name.symbol(): _read_value(value) for name, value in fields["values"].pairs()},
        source=_read_source(fields["source"], sources),
    )


def _read_value(entry: Entry) -> Value:
    pair = entry.items()
    if len(pair) != _PAIR_LENGTH:
        raise entry.refuse(_PAIR)
    return Value(pair[1].value(), Shown(pair[0].one_of(Shown)))


def _read_source(entry: Entry, sources: Mapping[str, Text]) -> Source:
    key, _, page = entry.value().partition(" ")
    if key not in sources:
        raise entry.refuse(_NO_SOURCE.fill(key=key, file=_SOURCES))
    return Source(sources[key], page=page)
