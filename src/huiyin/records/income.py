"""Net income of a household and per head, computed and never asked (2014 national sheet, items A17 to A20)."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

RECEIPTS = ("wage_income", "business_income", "transfer_income", "property_income")
EXPENSE = "business_expense"


def net_income(batch: pa.RecordBatch) -> pa.Array:
    """Give wages + business + transfers + property - business expense, in fen.

    A missing component counts as 0 where at least one receipt or the expense is given; otherwise the result is null.
    """
    parts = [batch[key] for key in (*RECEIPTS, EXPENSE)]
    given = [pc.is_valid(part) for part in parts]
    known = given[0]
    for one in given[1:]:
        known = pc.or_(known, one)
    total = pc.fill_null(parts[0], 0)
    for part in parts[1:-1]:
        total = pc.add(total, pc.fill_null(part, 0))
    net = pc.subtract(total, pc.fill_null(parts[-1], 0))
    return pc.if_else(known, net, pa.scalar(None, pa.int64()))


def income_per_capita(net: pa.Array, members: pa.Array) -> pa.Array:
    """Give net income per member, in fen, half a fen away from zero."""
    quotient = pc.divide(pc.cast(net, pa.float64()), pc.cast(members, pa.float64()))
    return pc.cast(pc.round(quotient, round_mode="half_towards_infinity"), pa.int64())


def with_income(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Append `net_income` and `income_per_capita` (fen) to rows of the household sheet."""
    net = net_income(batch)
    per_head = income_per_capita(net, batch["member_count"])
    return batch.append_column("net_income", net).append_column("income_per_capita", per_head)


def totals(row: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Give net income and net income per head of one household, in fen; none where no component is known."""
    keys = (*RECEIPTS, EXPENSE)
    schema = pa.schema([*((key, pa.int64()) for key in keys), ("member_count", pa.int32())])
    batch = with_income(pa.RecordBatch.from_pylist([{key: row.get(key) for key in schema.names}], schema))
    return batch["net_income"][0].as_py(), batch["income_per_capita"][0].as_py()
