from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import huiyin as hy
from huiyin.kernel.errors import PlaceCodeError
from huiyin.kernel.text import Text
from huiyin.scoring import AssessedError, Figure, FigureError

CASES = yaml.safe_load((Path(__file__).parents[2] / "golden" / "scoring_prefecture.yaml").read_text(encoding="utf-8"))
SCHEME = hy.load_scheme("cn-prefecture-2016")
KEYS = [indicator.key for indicator in SCHEME.indicators()]
PLACES = ("630100000000", "630200000000", "632200000000")
PERFECT = {
    "poor_reduction": [35000, 35000],
    "income_growth": ["112.2", 100],
    "identification_accuracy": 100,
    "exit_accuracy": 100,
    "satisfaction": 100,
    "funds_performance": 100,
}

percents = st.decimals(min_value=0, max_value=100, places=2)
figures = st.fixed_dictionaries(
    {
        "poor_reduction": st.tuples(st.integers(0, 50_000), st.integers(1, 50_000)),
        "income_growth": st.tuples(st.integers(1_000, 20_000), st.integers(1_000, 20_000)),
        "identification_accuracy": percents,
        "exit_accuracy": percents,
        "satisfaction": percents,
        "funds_performance": percents,
    }
)


def figure(number):
    return Figure(Decimal(str(number)), Text("statistics of 2016", "2016年统计表"))


def given_by_role(raw):
    if isinstance(raw, list | tuple):
        return {"numerator": figure(raw[0]), "denominator": figure(raw[1])}
    return {"value": figure(raw)}


def given_figures(raw):
    return {key: given_by_role(numbers) for key, numbers in raw.items()}


def assess(raw, place=PLACES[0]):
    return hy.score(SCHEME, {place: given_figures(raw)}).result_of(place)


def printed(number):
    return None if number is None else str(number)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_assessment_agrees_with_the_hand(case):
    result = assess(case["figures"])
    points = {key: result.score_of(key).points for key in case["points"]}

    assert {key: printed(point) for key, point in points.items()} == case["points"]
    assert printed(result.total) == case["total"]
    assert (result.band and result.band.key) == case["band"]
    assert [hit.key for hit in result.limits] == case["limits"]


def test_every_point_shows_what_it_was_made_of():
    score = assess({**PERFECT, "poor_reduction": [33000, 35000]}).score_of("poor_reduction")

    assert [(reading.role, str(reading.number)) for reading in score.figures] == [
        ("numerator", "33000"),
        ("denominator", "35000"),
    ]
    assert [reading.origin.zh for reading in score.figures] == ["年度快照", "导入的统计表"]
    assert (str(score.value), str(score.target), str(score.full_mark), score.rule) == (
        "94.2857", "100", "45", "completion",
    )  # fmt: skip
    assert score.formula == Text(
        "Value = 33,000 ÷ 35,000 × 100 ≈ 94.2857%; points = 45 × 94.2857 ÷ 100 ≈ 42.43.",
        "指标值 = 33,000 ÷ 35,000 × 100 ≈ 94.2857%；得分 = 45 × 94.2857 ÷ 100 ≈ 42.43。",
    )
    assert score.missing is None


def test_the_total_shows_its_sum():
    assert assess(PERFECT).formula == Text(
        "Total = 45.00 + 20.00 + 5.00 + 5.00 + 10.00 + 15.00 = 100.00",
        "总分 = 45.00 + 20.00 + 5.00 + 5.00 + 10.00 + 15.00 = 100.00",
    )


def test_a_rescaled_total_says_so():
    result = assess({**PERFECT, "poor_reduction": [0, 0], "funds_performance": 80})

    assert str(result.covered) == "55"
    assert result.formula == Text(
        "Total = (20.00 + 5.00 + 5.00 + 10.00 + 12.00) × 100 ÷ 55 ≈ 94.55: missing items left out, the rest rescaled",
        "总分 = (20.00 + 5.00 + 5.00 + 10.00 + 12.00) × 100 ÷ 55 ≈ 94.55：缺项不计，其余得分按比例折算",
    )
    missing = result.score_of("poor_reduction")
    assert (missing.points, missing.value, missing.formula) == (None, None, missing.missing)


def test_a_total_is_refused_where_too_little_is_covered():
    result = assess({"poor_reduction": [1, 1]})

    assert (result.total, result.band, result.band_by_points) == (None, None, None)
    assert result.formula.en == "No total: only 45 of 100 points could be scored; at least 50 are needed."


def test_a_limit_stands_beside_the_band_by_points():
    result = assess({**PERFECT, "poor_reduction": [34999, 35000]})
    (hit,) = result.limits

    assert (result.band_by_points.key, result.band.key) == ("good", "fairly_good")
    assert hit.words == Text(
        "the year's plan of poverty reduction was not met: 99.9971% is below 100%, so the band can be no better than "
        "'fairly good'.",
        "未完成年度减贫计划：99.9971%，低于 100%，等次最高为“较好”。",
    )


def test_a_limit_lifts_nobody():
    result = assess({**PERFECT, "income_growth": [100, 100], "funds_performance": 0, "satisfaction": 0})

    assert (str(result.total), result.band.key) == ("55.00", "poor")


def test_a_block_shows_its_part():
    results = assess({**PERFECT, "poor_reduction": [0, 0]}).blocks[0]

    assert (results.key, str(results.points), str(results.covered), str(results.full_mark)) == (
        "results", "20.00", "20", "65",
    )  # fmt: skip


def test_a_figure_of_no_indicator_is_refused():
    with pytest.raises(FigureError) as raised:
        assess({"happiness": 7})

    assert str(raised.value) == (
        "630100000000, happiness: the scheme has no such indicator; it has: poor_reduction, income_growth, "
        "identification_accuracy, exit_accuracy, satisfaction, funds_performance."
    )
    assert raised.value.say("zh").startswith("630100000000，happiness：考核方案中没有该指标")


def test_a_place_of_another_level_is_refused():
    with pytest.raises(AssessedError) as raised:
        assess(PERFECT, place="632722000000")

    assert str(raised.value) == (
        "Scheme cn-prefecture-2016 assesses places of the level 'prefecture'; 632722000000 is of the level 'county'. "
        "Leave it out."
    )


def test_a_code_that_is_none_is_refused():
    with pytest.raises(PlaceCodeError):
        assess(PERFECT, place="Xining")


@given(raws=st.lists(figures, min_size=3, max_size=3), order=st.permutations(range(3)))
def test_the_order_of_places_and_indicators_changes_nothing(raws, order):
    given = {PLACES[at]: given_figures(raws[at]) for at in range(3)}
    shuffled = {PLACES[at]: dict(reversed(given[PLACES[at]].items())) for at in order}

    assert hy.score(SCHEME, shuffled).as_dict() == hy.score(SCHEME, given).as_dict()


@given(raw=figures, key=st.sampled_from(KEYS), more=st.integers(0, 5_000))
def test_doing_better_in_one_indicator_never_lowers_total_or_band(raw, key, more):
    if key in ("poor_reduction", "income_growth"):
        better = {**raw, key: (raw[key][0] + more, raw[key][1])}
    else:
        better = {**raw, key: min(Decimal(100), raw[key] + Decimal(more) / 100)}
    before, after = assess(raw), assess(better)

    assert after.total >= before.total
    assert after.band.least >= before.band.least


@given(missing=st.sets(st.sampled_from(KEYS)))
def test_rescaling_keeps_the_full_mark(missing):
    result = assess({key: raw for key, raw in PERFECT.items() if key not in missing})

    assert result.total == (100 if result.covered >= SCHEME.least_covered else None)


@given(raw=figures)
def test_the_total_lies_between_nothing_and_the_full_mark(raw):
    assert 0 <= assess(raw).total <= 100
