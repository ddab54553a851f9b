import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from huiyin.kernel.places import level_of, parent_of
from huiyin.records.place_columns import levels_of, parents_of

CODES = st.builds(
    lambda code, cut: code[:cut].ljust(12, "0"), st.text("0123456789", min_size=12, max_size=12), st.integers(0, 12)
)


@given(st.lists(CODES))
def test_a_column_says_of_each_code_what_the_kernel_says_of_one(codes):
    column = pa.array(codes, pa.string())
    assert levels_of(column).to_pylist() == [level_of(code).value for code in codes]
    assert parents_of(column).to_pylist() == [parent_of(code) for code in codes]


def test_what_is_no_code_has_no_level_and_no_parent():
    column = pa.array(["63", "", None], pa.string())
    assert levels_of(column).to_pylist() == [None, None, None]
    assert parents_of(column).to_pylist() == [None, None, None]
