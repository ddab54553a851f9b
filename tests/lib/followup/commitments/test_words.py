import itertools

import pytest

from huiyin.followup.commitments import KINDS, SEVERITIES, SOURCES, UNITS


@pytest.mark.parametrize("codes", [KINDS, SEVERITIES, SOURCES, UNITS])
def test_no_two_keys_of_a_list_are_called_the_same_in_either_language(codes):
    for one, other in itertools.combinations(codes.codes, 2):
        assert one.key != other.key
        assert one.label.en != other.label.en
        assert one.label.zh != other.label.zh
