import pyarrow as pa
import pytest

from huiyin.records.income import totals, with_income
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


def test_the_totals_of_one_household_are_those_of_a_file():
    row = {"wage_income": 100_000, "business_income": 50_000, "business_expense": 20_000, "member_count": 3}
    assert totals(row) == (130_000, 43_333)
    assert totals({"member_count": 3}) == (None, None)
