from dataclasses import replace

import pytest

from huiyin.planning.pairing import Pair, PairingError, Village, propose
from support.pairing import DEEP, FAR, FARM, NEAR, NEXT, ROUND, SCHOOL, WATER


def refusal(**change):
    with pytest.raises(PairingError) as refused:
        propose(replace(ROUND, **change))
    return refused.value.text


def test_villages_that_only_one_small_unit_may_help_are_named():
    only_farm = [Pair(place, unit) for place in (NEAR, FAR) for unit in ("water", "school")]

    said = refusal(forbidden=only_farm)

    assert said.en.startswith("No pairing keeps all bounds: villages lack 1 units at the least, for example 6327")
    assert said.en.endswith(
        "units stay 0 villages below their least, for example none. Forbid fewer pairs, add capacity where these lie, "
        "or raise `pairing_load_most`."
    )
    assert said.zh.startswith("无法同时满足全部条件：各村至少合计缺 1 个单位（如 6327")


def test_a_unit_that_can_not_reach_its_least_is_named():
    units = (replace(WATER, least=1), replace(SCHOOL, most=3), replace(FARM, least=1))
    not_others = [Pair(place, unit) for place in (NEXT, FAR, DEEP) for unit in ("water", "farm")]

    assert "units stay 1 villages below their least, for example " in refusal(units=units, forbidden=not_others).en


def test_villages_too_populous_to_be_shared_out_whole_are_told_apart_from_a_lack():
    villages = [Village(f"6327251002{at:02}", 100 if at < 3 else 0) for at in range(6)]
    units = (WATER, SCHOOL, replace(FARM, most=3))  # of which two may have 150 persons each
    barred = [Pair(village.place, "farm") for village in villages[:3]]
    barred += [Pair(village.place, unit) for village in villages[3:] for unit in ("water", "school")]

    assert refusal(units=units, villages=villages, forbidden=barred, present=()).en.startswith(
        "No pairing of whole villages was found that keeps every unit's bound of poor persons. Forbid fewer pairs"
    )
