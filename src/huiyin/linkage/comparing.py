"""What searching a register and linking a list share: the entries, splink's settings, its levels by our keys.

Nothing is drawn at random and every parameter is declared, so the same rows give the same pairs.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from huiyin.linkage.model import Comparison, Model

READ = ("id", "household_id", "village_code", "name", "name_pinyin", "sex", "birth_date", "id_number")
"""The columns that are read of a register's persons."""

_ENTRIES = Path(__file__).with_name("entries.sql")
_MEMORY = "3GB"
# Pairs that share one of these are compared: each way of slipping leaves one of them whole.
_TOGETHER = (
    "l.document = r.document",
    "l.name_pinyin = r.name_pinyin AND year(l.birth_date) = year(r.birth_date)",
    "l.name_pinyin = r.name_pinyin AND strftime(l.birth_date, '%m%d') = strftime(r.birth_date, '%m%d')",
    "l.birth_date = r.birth_date AND substr(l.name, 1, 1) = substr(r.name, 1, 1)",
    "l.birth_date = r.birth_date AND right(l.name, 1) = right(r.name, 1)",
)


def engine() -> duckdb.DuckDBPyConnection:
    """Give a connection that splink may use as much memory of as it is granted."""
    connection = duckdb.connect(config={"memory_limit": _MEMORY})
    connection.execute("SET enable_progress_bar = false")  # a command has its own
    return connection


def make_entries(connection: duckdb.DuckDBPyConnection, persons: pa.Table | Path) -> int:
    """Make the table `entry` of persons, and give how many there are."""
    if isinstance(persons, Path):
        connection.read_parquet(str(persons)).create_view("told")
    else:
        connection.register("told", persons)
    for statement in _ENTRIES.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.execute(statement)
    ((count,),) = connection.execute("SELECT count(*) FROM entry").fetchall()
    return int(count)


def settings(known: Model, *, prior: float, link_type: str, apart: str = "") -> dict[str, Any]:
    """Give splink its settings.

    Args:
        known: the model.
        prior: the probability that two entries drawn at random are one person.
        link_type: splink's word for what is compared with what.
        apart: a condition that every pair must meet besides.
    """
    more = f" AND {apart}" if apart else ""
    return {
        "link_type": link_type,
        "unique_id_column_name": "id",
        "probability_two_random_records_match": prior,
        "blocking_rules_to_generate_predictions": [f"{rule}{more}" for rule in _TOGETHER],
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


def level_columns(known: Model) -> list[str]:
    """Give the columns that tell the levels by our keys; splink numbers them from the last one up, unknown is -1."""
    columns = []
    for comparison in known.comparisons.values():
        numbered = enumerate(reversed(list(comparison.levels)))
        cases = " ".join(f"WHEN {at} THEN '{key}'" for at, key in numbered)
        columns.append(f"CASE gamma_{comparison.key} {cases} END AS {comparison.key}")
    return columns


def found_schema(known: Model, ids: Sequence[str]) -> pa.Schema:
    """Give the schema of pairs: two ids, the probability, and the level of each comparison."""
    fields = [*(pa.field(key, pa.int64()) for key in ids), pa.field("probability", pa.float64())]
    return pa.schema(fields + [pa.field(key, pa.string()) for key in known.comparisons])
