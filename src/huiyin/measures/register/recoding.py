"""Households under the codes of a year: who still stands under a code that has ended counts where that went."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.measures.tables.sources import engine_of, open_source
from huiyin.records.snapshots import Snapshot
from huiyin.records.succession import succession_of

_KEPT = 16  # years in memory
_ENDED, _STANDS = "code that ended", "code that stands"


def under_codes_of(became: Mapping[str, str], frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Give rows under the codes of a year.

    Args:
        became: the code of the year for each place whose code has ended (`Succession.became`).
        frame: rows with a `village_code`; all other columns stay as they are, in their order.
    """
    if not became:
        return frame
    table = pa.table({_ENDED: list(became), _STANDS: list(became.values())})
    codes = open_source(table, engine=engine_of(frame))
    columns = frame.collect_schema().names()
    found = frame.join(codes, left_on="village_code", right_on=_ENDED, how="left")
    return found.with_columns(village_code=nw.coalesce(_STANDS, "village_code")).select(*columns)


@lru_cache(maxsize=_KEPT)
def codes_that_ended(snapshot: Snapshot) -> dict[str, str]:
    """Give the code of the year for each village under whose ended code a household was frozen."""
    if "places" not in snapshot.manifest.files:
        return {}
    became = succession_of(snapshot.table("places")).became(snapshot.year)
    lived_in = set(pc.unique(snapshot.table("households", ["village_code"])["village_code"]).to_pylist())
    return {code: now for code, now in became.items() if code in lived_in}
