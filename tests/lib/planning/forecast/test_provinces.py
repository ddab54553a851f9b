import numpy as np

from huiyin.planning.forecast.provinces import Size, made_up

SMALL = Size(2, 2, 2, 3, households=10)


def made(seed=1):
    return made_up(np.random.default_rng(seed), seen=3, ahead=2, size=SMALL)


def test_a_made_up_province_has_its_places_and_its_years():
    known = made()
    assert len(known.village) == 24
    assert known.village[0] == "630101001001"
    assert [one.year for one in known.history] == [2014, 2015, 2016]
    assert (known.standing.year, known.poor.shape, known.lifted.shape) == (2016, (2, 24), (2, 24))


def test_its_years_follow_from_one_another_to_the_household():
    first, second, third = made().history
    for before, now in ((first, second), (second, third)):
        assert (now.poor == before.poor - before.left - before.removed + before.returned + before.found).all()
        assert (now.out == before.out + before.left - before.returned).all()
    standing = made().standing
    assert standing.poor.sum() == (third.poor - third.left - third.removed + third.returned + third.found).sum()


def test_who_is_lifted_is_counted_from_the_standing_on():
    known = made()
    assert (known.lifted[1] >= known.lifted[0]).all()
    assert known.lifted.any()


def test_the_same_seed_makes_the_same_province():
    assert made().poor.tolist() == made().poor.tolist() != made(2).poor.tolist()
