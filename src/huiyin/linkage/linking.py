"""Find in a register whom the rows of another office's list are about, by splink on DuckDB."""

import pyarrow as pa
from splink import DuckDBAPI, Linker

from huiyin.linkage.comparing import READ, engine, found_schema, level_columns, make_entries, settings
from huiyin.linkage.model import model

_IDS, _RANK = ("row", "id"), "rank_of_pair"
# A list's row stands in no household of the register; a number of its own, below all others, keeps it from having kin.
_SIDES = {"listed": "household_id < 0", "registered": "household_id >= 0"}


def link(rows: pa.Table, persons: pa.Table, *, least: float) -> pa.Table:
    """Give for each row of a list the entry of the register that is the same person with at least some probability.

    Args:
        rows: the list, with `row` (a number from 1 on) and, of `READ`, the columns from `village_code` on.
        persons: the register, with the columns of `READ`.
        least: the probability from which on a pair is given; of several entries the most probable one, the older of two
            that are equally so.

    Returns:
        `row`, `id` (of the entry), `probability`, and for each comparison the key of the level that holds, null where
        nothing is said; by row.
    """
    known = model()
    schema = found_schema(known, _IDS)
    if not rows.num_rows or not persons.num_rows:
        return schema.empty_table()
    with engine() as connection:
        make_entries(
            connection, pa.concat_tables([_as_entries(rows), persons.select(READ)], promote_options="permissive")
        )
        api = DuckDBAPI(connection=connection)
        for side, where in _SIDES.items():
            connection.table("entry").filter(where).create(side)
        sides = [api.register(side, dataset_display_name=side) for side in _SIDES]
        told = settings(known, prior=known.linked / persons.num_rows, link_type="link_only")
        linker = Linker(sides, told, log_level=None)
        found = linker.inference.predict(threshold_match_probability=least, warning_mode="never").physical_name
        ids = "-least(id_l, id_r) AS row, greatest(id_l, id_r) AS id, match_probability AS probability"
        pairs = connection.table(found).project(", ".join([ids, *level_columns(known)]))
        ranked = pairs.project(f"*, row_number() OVER (PARTITION BY row ORDER BY probability DESC, id) AS {_RANK}")
        best = ranked.filter(f"{_RANK} = 1").order("row").project(", ".join(schema.names))
        return best.to_arrow_table().cast(schema)


def _as_entries(rows: pa.Table) -> pa.Table:
    numbers = pa.chunked_array([pa.array([-row for row in rows["row"].to_pylist()], pa.int64())])
    return pa.table({"id": numbers, "household_id": numbers} | {name: rows[name] for name in READ[2:]})
