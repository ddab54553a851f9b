"""Ask every rule of the whole register at once, by DuckDB."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from huiyin.kernel.text import Text
from huiyin.policy import Policy, ValueNotKnownError
from huiyin.records.fields import Kind, Sheet
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.records.snapshots import SCHEMAS
from huiyin.rules.suspects.reading import rules
from huiyin.rules.suspects.rule import Rule, Scope

SUSPECTS = pa.schema(
    [
        pa.field("rule", pa.string(), nullable=False),
        pa.field("severity", pa.string(), nullable=False),
        pa.field("scope", pa.string(), nullable=False),
        pa.field("village_code", pa.string(), nullable=False),
        pa.field("household_id", pa.int64()),
        pa.field("person_id", pa.int64()),
        pa.field("values", pa.string(), nullable=False),
    ]
)
"""A suspect a row; `values` is a JSON object of what its question tells and the parameters used, nothing personal."""

_TABLES = Path(__file__).with_name("tables.sql")
_PARAMETER = re.compile(r"\$([a-z_]+)")
_COMPUTED = ("net_income", "income_per_capita")
_HAS = "CREATE TEMP MACRO has(many, one) AS contains(concat(',', many, ','), concat(',', one, ','))"
_FROM = {
    Scope.PERSON: "person AS p",
    Scope.HOUSEHOLD: "household AS h",
    Scope.VILLAGE: "village AS v",
}
_KEYS = {
    Scope.PERSON: "p.village_code, p.household_id, p.id AS person_id",
    Scope.HOUSEHOLD: "h.village_code, h.id AS household_id, NULL AS person_id",
    Scope.VILLAGE: "v.village_code, NULL AS household_id, NULL AS person_id",
}
_JOINS = {
    "h": " JOIN household AS h ON h.id = p.household_id",
    "b": " JOIN before AS b ON b.id = h.id",
    "v": " JOIN village AS v ON v.village_code = h.village_code",
}
_NO_YEAR_BEFORE = Text("there is no year before to compare with.", "没有可比较的上一年度。")


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking gave.

    Attributes:
        suspects: the questions, in the columns of `SUSPECTS`, by rule, village, household and person.
        passed_over: the rules that could not be asked, each with the reason.
    """

    suspects: pa.Table
    passed_over: Mapping[str, Text]


def ask(
    households: pa.Table | Path, persons: pa.Table | Path, *, policy: Policy, before: pa.Table | Path | None = None
) -> Asked:
    """Ask every rule of a register.

    Args:
        households: all households, a table of Arrow or a Parquet file in the columns of a snapshot.
        persons: all their members, likewise.
        policy: the policy of the day; ages are those of that day.
        before: the households a year before; without them no rule asks about a change.
    """
    connection = duckdb.connect()
    known = {name: value for name in _needed() if not isinstance(value := _value(policy, name), Text)}
    _make_tables(connection, households, persons, before, _days(policy.on, known) | known)
    passed_over = dict(_passed_over(policy, has_before=before is not None))
    asked = [_query(rule) for key, rule in rules().items() if key not in passed_over]
    names = {name for rule in rules().values() if rule.key not in passed_over for name in rule.parameters}
    query = f"SELECT * FROM ({' UNION ALL '.join(asked)}) ORDER BY rule, village_code, household_id, person_id"  # noqa: S608  the rules are ours
    found = connection.sql(query, params={name: known[name] for name in names}).to_arrow_table()
    return Asked(found.cast(SUSPECTS), passed_over)


def _make_tables(
    connection: duckdb.DuckDBPyConnection,
    households: pa.Table | Path,
    persons: pa.Table | Path,
    before: pa.Table | Path | None,
    parameters: Mapping[str, Any],
) -> None:
    connection.execute(_HAS)
    none = SCHEMAS["households"].empty_table()
    _tell(connection, "told_household", "households", HOUSEHOLDS, households)
    _tell(connection, "told_person", "persons", PERSONS, persons)
    _tell(connection, "told_before", "households", HOUSEHOLDS, none if before is None else before)
    for statement in _TABLES.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            used = {name: parameters[name] for name in _PARAMETER.findall(statement)}
            connection.execute(statement, used)


def _tell(connection: duckdb.DuckDBPyConnection, name: str, table: str, sheet: Sheet, source: pa.Table | Path) -> None:
    """Give a view of the columns that anything reads: money in yuan, null where the source lacks the column."""
    given = f"given_{name}"
    if isinstance(source, Path):
        connection.read_parquet(str(source)).create_view(given)
    else:
        connection.register(given, source)
    there = {row[0] for row in connection.execute(f"DESCRIBE {given}").fetchall()}
    money = {field.key for field in sheet.fields if field.kind is Kind.MONEY} | set(_COMPUTED)
    columns = []
    for column in columns_read(table):
        of = column if column in there else "NULL"
        columns.append(f"{of} / 100.0 AS {column}" if column in money else f"{of} AS {column}")
    connection.execute(f"CREATE TEMP VIEW {name} AS SELECT {', '.join(columns)} FROM {given}")  # noqa: S608  columns of the schema


@cache
def columns_read(table: str) -> tuple[str, ...]:
    """Give the columns of households or persons that anything here reads; the others are not needed."""
    texts = [_TABLES.read_text(encoding="utf-8")]
    for rule in rules().values():
        texts += [rule.where, *(value.expression for value in rule.values.values())]
    words = set(re.findall(r"[a-z_]+", " ".join(texts)))
    return tuple(name for name in SCHEMAS[table].names if name in words)


@cache
def _needed() -> tuple[str, ...]:
    """Give the parameters of policy that the rules and the tables read."""
    of_tables = _PARAMETER.findall(_TABLES.read_text(encoding="utf-8"))
    of_rules = [name for rule in rules().values() for name in rule.parameters]
    return tuple(sorted({*of_tables, *of_rules, "school_year_month"} - {"on", "school_year_began"}))


def _value(policy: Policy, name: str) -> float | Text:
    """Give a parameter, or why it has no value on the day."""
    try:
        return float(policy.value(name).value)
    except ValueNotKnownError as error:
        return error.text


def _days(on: date, known: Mapping[str, float]) -> dict[str, date]:
    """Give the day of asking, and the day on which its school year began."""
    began = date(on.year, int(known["school_year_month"]), 1)
    return {"on": on, "school_year_began": began if began <= on else began.replace(year=on.year - 1)}


def _passed_over(policy: Policy, *, has_before: bool) -> Iterator[tuple[str, Text]]:
    for key, rule in rules().items():
        lacking = [value for name in rule.parameters if isinstance(value := _value(policy, name), Text)]
        if lacking:
            yield key, lacking[0]
        elif not has_before and _reads_before(rule):
            yield key, _NO_YEAR_BEFORE


def _reads_before(rule: Rule) -> bool:
    """Say whether a rule compares with the year before."""
    return "b" in rule.tables or bool({"poor_before", "left_since"} & set(re.findall(r"[a-z_]+", rule.where)))


def _query(rule: Rule) -> str:
    """Give the query of one rule; the village stands behind the household in the joins, the year before likewise."""
    own = {Scope.PERSON: "p", Scope.HOUSEHOLD: "h", Scope.VILLAGE: "v"}[rule.scope]
    joins = "".join(join for alias, join in _JOINS.items() if alias in rule.tables and alias != own)
    told = [f"{name} := {value.expression}" for name, value in rule.values.items()]
    told += [f"{name} := ${name}" for name in rule.parameters]
    values = f"to_json(struct_pack({', '.join(told)}))" if told else "'{}'"
    return (
        f"SELECT '{rule.key}' AS rule, '{rule.severity}' AS severity, '{rule.scope}' AS scope, "  # noqa: S608  the rules are ours
        f"{_KEYS[rule.scope]}, {values} AS values FROM {_FROM[rule.scope]}{joins} WHERE {rule.where}"
    )
