"""Compare a list with a register, by DuckDB: by ID number the whole, by likeness only the rows without one."""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.crosschecks.kinds import Finding, ListKind, kinds
from huiyin.crosschecks.reading import DOCUMENT
from huiyin.linkage import READ, link, model
from huiyin.records.snapshots import SCHEMAS

FINDINGS = pa.schema(
    [
        pa.field("finding", pa.string(), nullable=False),
        pa.field("village_code", pa.string(), nullable=False),
        pa.field("household_id", pa.int64(), nullable=False),
        pa.field("person_id", pa.int64(), nullable=False),
        pa.field("match", pa.string()),
        pa.field("probability", pa.float64()),
        pa.field("levels", pa.string()),
        pa.field("facts", pa.string(), nullable=False),
    ]
)
"""A finding a row: how the person was matched; as JSON, which levels of likeness hold and what each row says."""

_MATCHING = Path(__file__).with_name("matching.sql")


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison gave.

    Attributes:
        findings: what is to be asked, in the columns of `FINDINGS`, by finding, village, household and person.
        by_id, by_likeness, unmatched: rows of the list by how they were matched; together all of them.
        claimed: people of whom the register says what the list says of whoever is in it.
        withheld: those of them whom the list lacks and who are not asked about, as it can hardly be whole.
    """

    findings: pa.Table
    by_id: int
    by_likeness: int
    unmatched: int
    claimed: int = 0
    withheld: int = 0


@cache
def columns_read() -> tuple[str, ...]:
    """Give the columns of the register's persons that any kind of list needs."""
    claims = " ".join(kind.claim for kind in kinds().values())
    return (*READ, *(name for name in SCHEMAS["persons"].names if name not in READ and f"p.{name}" in claims))


def compare(kind: ListKind, rows: pa.Table, persons: pa.Table, *, least: float) -> Compared:
    """Compare a list with the register.

    Args:
        kind: what it lists.
        rows: its rows, as `read_list` gives them.
        persons: everybody registered where the list is meant to be whole, in the columns of `columns_read`.
        least: the probability from which on a row without an ID number is taken to be about somebody.
    """
    likely = _likely(rows, persons, least)
    with duckdb.connect() as connection:
        connection.register("listed", rows)
        connection.register("likely", likely)
        connection.register("registered", persons)
        connection.execute("CREATE TEMP VIEW person AS SELECT *, substr(id_number, 1, 18) AS document FROM registered")
        for statement in _statements(kind):
            connection.execute(statement)
        found = connection.table("finding").order("finding, village_code, household_id, person_id")
        by_id, by_likeness, claimed = connection.table("counted").fetchall()[0]
        findings = found.to_arrow_table().cast(FINDINGS)
    return Compared(findings, by_id, by_likeness, rows.num_rows - by_id - by_likeness, claimed)


def withhold_absences(compared: Compared, *, refused: float, most_refused: float, most_absent: float) -> Compared:
    """Ask about nobody for not being in a list that can hardly be whole.

    Args:
        compared: what the comparison gave.
        refused: the share of the list's rows that could not be read.
        most_refused: the largest share of such rows that a whole list has.
        most_absent: the largest share of the claimed people that a whole list lacks.
    """
    absent = pc.equal(compared.findings["finding"], Finding.ABSENT.value)
    count = pc.sum(absent).as_py() or 0
    if refused <= most_refused and count <= most_absent * compared.claimed:
        return compared
    return replace(compared, findings=compared.findings.filter(pc.invert(absent)), withheld=count)


def may_close(*, lost: int, asked: int, refused: int, most_closed: float) -> bool:
    """Say whether a list may close the questions about people whom it no longer has.

    Args:
        lost: how many open questions it would close, as it lacks whom they are about.
        asked: how many such questions of its kind and place are open.
        refused: how many of its rows could not be read; any of them may be about one of these people.
        most_closed: the largest share of the open questions that one list closes.
    """
    return not refused and lost <= most_closed * asked


def _likely(rows: pa.Table, persons: pa.Table, least: float) -> pa.Table:
    """Give the pairs of rows without a sound number, with what agrees of them as JSON."""
    nameless = rows.filter(rows[DOCUMENT].is_null())
    asked = nameless.drop_columns(["id_number"]).rename_columns({"number": "id_number"})
    pairs = link(asked, persons, least=least)
    levels = [json.dumps(one) for one in pairs.select(list(model().comparisons)).to_pylist()]
    return pairs.select(["row", "id", "probability"]).append_column("levels", pa.array(levels, pa.string()))


def _statements(kind: ListKind) -> list[str]:
    """Give what DuckDB does in turn; facts and claim are those of the kind, which ships with the policy packs."""
    facts = ", ".join(f"{field.key} := listed.{field.key}" for field in kind.facts)
    text = _MATCHING.read_text(encoding="utf-8").replace("$facts", f"struct_pack({facts})")
    every = text.replace("$claim", kind.claim or "false").split(";\n")
    return [statement for statement in every if statement.strip()]
