from huiyin.figures import geography
from huiyin.figures.naming import with_room

XINING = {
    code: outline for code, outline in geography.outlines().items() if code.startswith("6301") and code[4:6] != "00"
}


def test_all_short_names_stand_on_a_wide_map():
    names = dict.fromkeys(XINING, "甲")
    assert with_room(names, XINING, (2000, 1500)) == set(XINING)


def test_where_names_would_lie_over_each_other_the_larger_area_keeps_its_name():
    names = dict.fromkeys(XINING, "Somewhere District")
    chosen = with_room(names, XINING, (560, 403))
    assert "630121000000" in chosen
    assert "630104000000" not in chosen


def test_a_chinese_letter_takes_more_room_than_a_latin_one():
    pair = {code: XINING[code] for code in ("630104000000", "630106000000")}
    assert with_room(dict.fromkeys(pair, "a" * 3), pair, (150, 110)) == set(pair)
    assert with_room(dict.fromkeys(pair, "中" * 3), pair, (150, 110)) == {"630106000000"}
