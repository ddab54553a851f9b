"""Find the entries of a register that may be one person twice, by splink on DuckDB."""

from pathlib import Path

import pyarrow as pa
from splink import DuckDBAPI, Linker

from huiyin.linkage.comparing import engine, found_schema, level_columns, make_entries, settings
from huiyin.linkage.model import model

# A household's own members are not compared with each other: two rows of one household are asked about by a rule of the
# suspects.
_APART = "l.household_id <> r.household_id"
_IDS = ("left", "right")


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
    schema = found_schema(known, _IDS)
    with engine() as connection:
        count = make_entries(connection, persons)
        if not count:
            return schema.empty_table()
        api = DuckDBAPI(connection=connection)
        told = settings(known, prior=known.prior(count), link_type="dedupe_only", apart=_APART)
        linker = Linker(api.register("entry"), told, log_level=None)
        found = linker.inference.predict(threshold_match_probability=least, warning_mode="never").physical_name
        ids = 'least(id_l, id_r) AS "left", greatest(id_l, id_r) AS "right", match_probability AS probability'
        pairs = connection.table(found).project(", ".join([ids, *level_columns(known)]))
        return pairs.order('"left", "right"').to_arrow_table().cast(schema)
