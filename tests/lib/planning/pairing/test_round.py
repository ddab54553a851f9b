from dataclasses import replace

from support.pairing import DEEP, FAR, NEAR, NEXT, ROUND


def test_a_round_in_order_is_by_keys():
    shuffled = replace(ROUND, units=ROUND.units[::-1], villages=ROUND.villages[::-1])

    assert shuffled.ordered() == ROUND.ordered()
    assert [unit.key for unit in ROUND.ordered().units] == ["farm", "school", "water"]
    assert [village.place for village in ROUND.ordered().villages] == [FAR, NEAR, NEXT, DEEP]
