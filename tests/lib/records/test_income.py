import pyarrow as pa
import pytest

from huiyin.records.income import with_income
from huiyin.records.sheets import HOUSEHOLDS

KEYS = ("wage_income", "business_income", "transfer_income", "property_income", "business_expense")


def incomes(*rows):
    filled = [dict(zip((*KEYS, "member_count"), row, strict=True)) for row in rows]
    schema = pa.schema([pa.field(field.name, field.type) for field in HOUSEHOLDS.schema()])
    batch = with_income(pa.RecordBatch.from_pylist(filled, schema))
    return list(zip(batch["net_income"].to_pylist(), batch["income_per_capita"].to_pylist(), strict=True))


@pytest.mark.parametrize(
    ("row", "net", "per_head"),
    [
        ((600000, 200000, 50000, 10000, 100000, 4), 760000, 190000),
        ((100, None, None, None, None, 3), 100, 33),
        ((None, None, None, None, None, 3), None, None),
        ((None, None, None, None, 500, 2), -500, -250),
        ((5, None, None, None, None, 2), 5, 3),
        ((None, None, None, None, 5, 2), -5, -3),
        ((0, 0, 0, 0, 0, 1), 0, 0),
    ],
)
def test_net_income_is_receipts_less_expense(row, net, per_head):
    assert incomes(row) == [(net, per_head)]
