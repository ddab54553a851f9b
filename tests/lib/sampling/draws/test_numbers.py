import hashlib
from fractions import Fraction

from huiyin.sampling.draws import number_of, seed_of


def test_a_number_is_the_hash_that_anybody_can_compute():
    digest = hashlib.sha256(b"seed/632725100200").hexdigest()
    assert number_of("seed", "632725100200") == Fraction(int(digest, 16), 2**256)


def test_a_seed_changes_with_each_of_its_parts_and_with_where_one_ends():
    assert len({seed_of("ab", "c"), seed_of("a", "bc"), seed_of("ab", "d"), seed_of("abc")}) == 4
    assert seed_of("ab", "c") == seed_of("ab", "c")
