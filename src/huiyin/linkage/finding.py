"""Find the entries of a register that may be one person twice, by splink on DuckDB.

Nothing is drawn at random and every parameter is declared, so the same register gives the same pairs.
"""

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker

from huiyin.linkage.model import Comparison, Model, model

READ = ("id", "household_id", "village_code", "name", "name_pinyin", "sex", "birth_date", "id_number")
"""The columns that are read of a register's persons."""

_ENTRIES = Path(__file__).with_name("entries.sql")
_MEMORY = "3GB"
# Pairs that share one of these are compared: each way of slipping leaves one of them whole. A household's own members
# are not compared with each other: two rows of one household are asked about by a rule of the suspects.
_APART = "l.household_id <> r.household_id"
_TOGETHER = (
    "l.document = r.document",
    "l.name_pinyin = r.name_pinyin AND year(l.birth_date) = year(r.birth_date)",
    "l.name_pinyin = r.name_pinyin AND strftime(l.birth_date, '%m%d') = strftime(r.birth_date, '%m%d')",
    "l.birth_date = r.birth_date AND substr(l.name, 1, 1) = substr(r.name, 1, 1)",
    "l.birth_date = r.birth_date AND right(l.name, 1) = right(r.name, 1)",
)


def find_pairs(persons: pa.Table | Path, *, least: float) -> pa.Table:
    """Give the pairs of entries that are one person with at least some probability, those of one household left out.

    Args:
        persons: a table of Arrow or a Parquet file with the columns of `READ`.
        least: the probability from which on a pair is given.

    Returns:
        `left` and `right` (the ids, the lower one left), `probability`, and for each comparison of the model the key of
        the level that holds, null where either entry leaves the field empty; by left and right.
    """
    known = model()
    with duckdb.connect(config={"memory_limit": _MEMORY}) as connection:
        count = _make_entries(connection, persons)
        if not count:
            return _nothing(known)
        api = DuckDBAPI(connection=connection)
        entries = api.register("entry")
        linker = Linker(entries, _settings(known, count), log_level=None)
        found = linker.inference.predict(threshold_match_probability=least, warning_mode="never")
        return _told(connection, found.physical_name, known)


def _make_entries(connection: duckdb.DuckDBPyConnection, persons: pa.Table | Path) -> int:
    """Make the table `entry`, and give how many there are."""
    if isinstance(persons, Path):
        connection.read_parquet(str(persons)).create_view("told")
    else:
        connection.register("told", persons)
    connection.execute("SET enable_progress_bar = false")  # a command has its own
    for statement in _ENTRIES.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.execute(statement)
    ((count,),) = connection.execute("SELECT count(*) FROM entry").fetchall()
    return int(count)


def _settings(known: Model, count: int) -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "id",
        "probability_two_random_records_match": known.prior(count),
        "blocking_rules_to_generate_predictions": [f"{rule} AND {_APART}" for rule in _TOGETHER],
        "comparisons": [_compared(one) for one in known.comparisons.values()],
        "retain_matching_columns": True,  # without them splink doesn't tell the levels
    }


def _compared(comparison: Comparison) -> dict[str, Any]:
    silent = f"{comparison.reads}_l IS NULL OR {comparison.reads}_r IS NULL"
    silent += f" OR {comparison.unless}" if comparison.unless else ""
    levels: list[dict[str, Any]] = [{"sql_condition": silent, "is_null_level": True}]
    for level in comparison.levels.values():
        told = {"sql_condition": level.when or "ELSE", "m_probability": level.m, "u_probability": level.u}
        levels.append(told | ({"tf_adjustment_column": level.often} if level.often else {}))
    return {"output_column_name": comparison.key, "comparison_levels": levels}


def _told(connection: duckdb.DuckDBPyConnection, found: str, known: Model) -> pa.Table:
    """Give the pairs in our words: splink numbers the levels from the last one up, and unknown is -1."""
    columns = ['least(id_l, id_r) AS "left", greatest(id_l, id_r) AS "right", match_probability AS probability']
    for comparison in known.comparisons.values():
        numbered = enumerate(reversed(list(comparison.levels)))
        cases = " ".join(f"WHEN {at} THEN '{key}'" for at, key in numbered)
        columns.append(f"CASE gamma_{comparison.key} {cases} END AS {comparison.key}")
    query = f'SELECT {", ".join(columns)} FROM {found} ORDER BY "left", "right"'  # noqa: S608  every name is ours
    return connection.sql(query).to_arrow_table().cast(_schema(known))


def _schema(known: Model) -> pa.Schema:
    ids = [pa.field("left", pa.int64()), pa.field("right", pa.int64()), pa.field("probability", pa.float64())]
    return pa.schema(ids + [pa.field(key, pa.string()) for key in known.comparisons])


def _nothing(known: Model) -> pa.Table:
    return _schema(known).empty_table()
