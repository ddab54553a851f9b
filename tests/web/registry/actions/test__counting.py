import pytest

from huiyin_web.core.errors import ConflictError
from huiyin_web.registry.actions._counting import counted


@pytest.mark.parametrize(("members", "told"), [(-1, 1), (0, 1), (1, 1), (2, 2), (40, 40)])
def test_a_sheet_tells_at_least_one_member_and_at_most_what_it_takes(members, told):
    assert counted(members) == told


def test_more_than_a_sheet_takes_are_refused_in_words():
    with pytest.raises(ConflictError, match="41 members, and the sheet takes at most 40"):
        counted(41)
