from collections import Counter

from huiyin.figures import geography
from huiyin.kernel.places import Level, ancestor


def test_the_map_draws_45_counties_and_their_8_prefectures():
    outlines = geography.outlines()
    assert Counter(outline.level for outline in outlines.values()) == {Level.COUNTY: 45, Level.PREFECTURE: 8}
    counties = [code for code, outline in outlines.items() if outline.level == Level.COUNTY]
    assert {ancestor(code, Level.PREFECTURE) for code in counties} == set(outlines) - set(counties)


def test_each_area_has_a_point_within_its_box():
    for outline in geography.outlines().values():
        west, south, east, north = outline.box
        assert west < outline.at[0] < east
        assert south < outline.at[1] < north


def test_whose_the_map_is_stands_with_its_review_number_in_both_languages():
    assert "GS(2024)0650" in geography.ATTRIBUTION.en
    assert "GS(2024)0650" in geography.ATTRIBUTION.zh
    assert "GS(2024)0650" in (geography.FILE.parent / "ATTRIBUTION.md").read_text()


def test_the_outlines_are_small_enough_to_stand_in_a_page():
    assert geography.FILE.stat().st_size < 50_000
