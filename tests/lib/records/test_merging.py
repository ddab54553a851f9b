from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.records.merging import Conflict, merge

FIELDS = ("wages", "transfers", "farmland", "toilet")
rows = st.fixed_dictionaries(dict.fromkeys(FIELDS, st.integers(0, 2)))


def test_what_only_i_changed_is_written():
    found = merge(base={"wages": 1, "land": 1}, mine={"wages": 2}, now={"wages": 1, "land": 1})
    assert (found.changes, found.theirs, found.conflicts) == ({"wages": 2}, (), ())


def test_what_only_others_changed_stays_theirs():
    found = merge(base={"wages": 1, "land": 1}, mine={"wages": 2, "land": 1}, now={"wages": 1, "land": 5})
    assert (found.changes, found.theirs, found.conflicts) == ({"wages": 2}, ("land",), ())


def test_what_both_changed_to_the_same_needs_nobody():
    found = merge(base={"wages": 1}, mine={"wages": 2}, now={"wages": 2})
    assert (found.changes, found.theirs, found.conflicts) == ({}, ("wages",), ())


def test_what_both_changed_otherwise_is_a_conflict_and_written_by_nobody():
    found = merge(base={"wages": 1, "land": 1}, mine={"wages": 2, "land": 3}, now={"wages": 4, "land": 1})
    assert found.conflicts == (Conflict("wages", base=1, mine=2, theirs=4),)
    assert found.changes == {"land": 3}


def test_an_emptied_field_is_a_change_too():
    assert merge(base={"phone": "1"}, mine={"phone": None}, now={"phone": "1"}).changes == {"phone": None}


@settings(max_examples=1000, deadline=None)
@given(rows, st.lists(st.tuples(st.booleans(), st.sampled_from(FIELDS), st.integers(0, 2)), max_size=8))
def test_two_people_on_one_row_lose_no_edit_in_whatever_order_they_read_and_save(start, steps):
    row, forms = dict(start), {}
    for who, field, value in steps:
        base, mine = forms.setdefault(who, (dict(row), {}))
        mine[field] = value
        if len(mine) > 1:
            row = saved(row, base, mine)
            del forms[who]
    for base, mine in forms.values():
        row = saved(row, base, mine)


def saved(row: Mapping[str, int], base: Mapping[str, int], mine: Mapping[str, int]) -> dict[str, int]:
    """Save a form and check that each edit of others stands, and each of one's own is written or told as a conflict."""
    found = merge(base=base, mine=mine, now=row)
    after = {**row, **found.changes}
    disputed = {one.field for one in found.conflicts}
    for field in row:
        theirs, own = row[field] != base[field], mine.get(field, base[field]) != base[field]
        if theirs:
            assert after[field] == row[field]
        if own and not theirs:
            assert after[field] == mine[field]
        assert (field in disputed) is (theirs and own and mine[field] != row[field])
    return after
