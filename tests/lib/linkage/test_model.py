import pytest

from huiyin.linkage import Finds, model

COMPARISONS = list(model().comparisons.values())


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda one: one.key)
@pytest.mark.parametrize("which", ["m", "u"])
def test_the_levels_of_a_comparison_are_all_that_can_be(comparison, which):
    assert sum(getattr(level, which) for level in comparison.levels.values()) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda one: one.key)
def test_agreeing_speaks_for_one_person_and_differing_against_and_every_number_has_its_reason(comparison):
    levels = list(comparison.levels.values())
    assert [level.when == "" for level in levels] == [False] * (len(levels) - 1) + [True]
    assert levels[0].m > levels[0].u
    assert (levels[-1].finds, levels[-1].m < levels[-1].u) == (Finds.DIFFERS, True)
    assert all(level.why.en.endswith(".") and level.why.zh.endswith("。") for level in levels)


@pytest.mark.parametrize(
    ("entries", "prior"), [(1, 0.001), (2, 0.001), (3, 0.001), (5, 0.0005), (1_437_001, 2e-3 / 1_437_000)]
)
def test_two_of_many_are_the_less_likely_one_the_more_there_are(entries, prior):
    assert model().prior(entries) == pytest.approx(prior)
