"""Place codes a column at a time: what `kernel.places` says of one."""

import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.places import NATION, Level


def levels_of(codes: pa.Array) -> pa.Array:
    """Say of each code which level its zeros tell; nothing of what has not twelve characters."""
    found = pa.nulls(len(codes), pa.string())
    for level in reversed(Level):  # the highest that fits comes last and stays
        found = pc.if_else(pc.fill_null(pc.equal(codes, _within(codes, level)), False), level.value, found)
    return found


def parents_of(codes: pa.Array) -> pa.Array:
    """Give the code directly above each; nothing above the nation."""
    levels, found = levels_of(codes), pa.nulls(len(codes), pa.string())
    for level in Level:
        if level.below:
            found = pc.if_else(pc.equal(levels, level.below.value), _within(codes, level), found)
    return found


def _within(codes: pa.Array, level: Level) -> pa.Array:
    """Give the place of a level that each code lies in."""
    return pc.utf8_rpad(pc.utf8_slice_codeunits(codes, 0, level.digits), len(NATION), "0")
