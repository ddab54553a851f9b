"""The two assurances and three guarantees of the register, ready to be counted."""

import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.records.fields import Kind
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.records.snapshots import SCHEMAS
from support.measuring import by_measure


def test_each_is_a_yes_or_no_of_the_household_sheet_and_of_a_frozen_year():
    flags = {field.key for field in HOUSEHOLDS.fields if field.kind is Kind.FLAG}
    columns = [one.values for one in hy.GUARANTEES]

    assert set(columns) < flags
    assert {SCHEMAS["households"].field(name).type for name in columns} == {pa.bool_()}
    assert [one.words.zh for one in hy.GUARANTEES] == ["饮食", "衣着", "义务教育", "基本医疗", "住房安全", "饮水安全"]


@pytest.mark.parametrize("as_kept", [bool, int], ids=["true and false", "1 and 0"])
def test_a_household_that_lacks_one_of_them_is_poor_where_not_one_may_lack(as_kept):
    lacking = {"food_assured": [], "medical_guaranteed": [1], "water_safe": [1, 2]}
    columns = {one.values: [as_kept(at not in lacking.get(one.values, ())) for at in range(4)] for one in hy.GUARANTEES}
    households = pa.table(columns | {"member_count": [4, 1, 2, 3]})
    rows = by_measure(
        hy.multidimensional(
            households, hy.GUARANTEES, ("incidence", "uncensored"), k=1 / 6, design=hy.Design(weights="member_count")
        )
    )

    assert {name: row["estimate"] for name, row in rows.items()} == pytest.approx(
        {
            "incidence": 0.3, "uncensored_food": 0, "uncensored_clothing": 0, "uncensored_education": 0,
            "uncensored_medical_care": 0.1, "uncensored_housing": 0, "uncensored_water": 0.3,
        }
    )  # fmt: skip
