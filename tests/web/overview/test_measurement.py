"""The measurement page: what is chosen, what is shown for it, who may, and that files hold what is shown."""

import csv
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import huiyin as hy
from huiyin.measures.survey.carried import with_design
from support import cast, given

ADDRESS = "/measurement/"
OWN = {"by": "own", "line": 4000}
DESIGN = hy.Design(weights="weight", strata="stratum", clusters="village_code")
OTHER_VILLAGES = ("632725100300", "632724100300")


@pytest.fixture
def ask(client):
    """Sign somebody in and give a function that asks the page, in English where nothing else is said."""

    def asked(user, language="en", **choice):
        client.force_login(user)
        client.cookies["huiyin_language"] = language
        return client.get(ADDRESS, choice)

    return asked


@pytest.fixture
def page(ask):
    return lambda user, **choice: ask(user, **choice).context["page"]


@pytest.fixture
def surveyed(frozen, settings, four_years, tmp_path):
    """Put a survey beside the frozen years: two villages in each of two counties, in 2015 and 2016."""
    (tmp_path / "snapshots").symlink_to(four_years / "snapshots")
    settings.HUIYIN_DATA = tmp_path
    rows = [
        {"village_code": village, "stratum": village[:6], "weight": 10.0 + at, "year": year,
         "income": 1_500.0 + 900 * at + 300 * (year - 2015) + 250 * order}
        for year in (2015, 2016)
        for order, village in enumerate((cast.VILLAGE, cast.NEXT_VILLAGE, *OTHER_VILLAGES))
        for at in range(5)
    ]  # fmt: skip
    table = pa.Table.from_pylist(rows)
    pq.write_table(with_design(table, DESIGN), tmp_path / "survey.parquet")
    return table


def values(page):
    return [(getattr(row.cells[0], "value", row.cells[0]).zh, *row.cells[1:-1]) for row in page.table.rows]


def drawn(page, key):
    return next((one.figure for one in page.pictures if one.key == key), None)


def test_without_a_choice_it_is_the_own_place_in_the_latest_year_by_the_statutory_line(frozen, page):
    shown = page(cast.analyst())
    assert values(shown) == [("青海省", 0.0, None, 1000.0), ("治多县", 0.0, None, 500.0), ("囊谦县", 0.0, None, 500.0)]
    assert shown.title.zh == "青海省：低于贫困线的比例"
    assert shown.lead.zh == "2016 年末为 0.0%，贫困线 2,952 元/年。"
    assert shown.facts[1][1].zh == "各年法定贫困线（元/年）：2,952（2016 年）。"


@pytest.mark.parametrize(("statistic", "power"), [("below_line", 0), ("gap", 1), ("severity", 2)])
def test_a_line_of_ones_own_moves_table_map_and_curve_together(frozen, page, statistic, power):
    shown = page(cast.analyst(), statistic=statistic, **OWN)
    poor = 3 * (1 - 3000 / 4000) ** power  # three persons of 3,000 yuan each are the registered poor
    assert [row[:2] for row in values(shown)] == [("青海省", poor / 1000), ("囊谦县", poor / 500), ("治多县", 0.0)]
    by_name = {name.zh: value for name, value in drawn(shown, "map").table.rows if value is not None}
    assert by_name == {"囊谦县": poor / 500, "治多县": 0.0}
    marks = drawn(shown, "curve").page_spec("en")["datasets"]["marks"]
    assert [(mark["line"], mark["label"]) for mark in marks] == [(4000.0, "4,000 yuan")]
    points = {line: value for _, line, value in drawn(shown, "curve").table.rows}
    assert (points[3000.0], points[4000.0]) == pytest.approx((0.0, poor / 1000))
    assert "4,000 yuan a year in every year" in shown.facts[1][1].en


def test_what_is_frozen_without_a_line_stands_as_it_is_frozen(frozen, page):
    shown = page(cast.provincial_office(), statistic="headcount_rural", year=[2015, 2016])
    assert values(shown) == [
        ("青海省", 0.12, None, 1000.0, 0.08, None, 1000.0),
        ("囊谦县", 0.18, None, 500.0, 0.12, None, 500.0),
        ("治多县", 0.06, None, 500.0, 0.04, None, 500.0),
    ]
    assert drawn(shown, "curve") is None
    assert shown.facts[1][1].en == "None: this statistic does not depend on a line."


def test_no_map_is_drawn_of_a_count(frozen, page):
    shown = page(cast.provincial_office(), statistic="poor_persons")
    assert (values(shown)[0][1], drawn(shown, "map")) == (80.0, None)


def test_years_on_both_sides_of_a_series_break_are_two_lines_with_the_break_said(frozen, page):
    shown = page(cast.analyst(), year=[2013, 2014, 2016], statistic="headcount_rural")
    rows = drawn(shown, "years").page_spec("en")["datasets"]
    assert [(row["year"], row["piece"]) for row in rows["rows"]] == [(2013, 0), (2014, 1), (2016, 1)]
    assert [gap["label"] for gap in rows["breaks"]] == ["series break 2014"]
    assert shown.facts[-1][0].en == "Comparability"
    assert "never joined" in shown.facts[-1][1].en


def test_places_whose_code_changed_are_measured_under_the_code_of_each_year(frozen_across_a_change, page):
    given.place(cast.PROVINCE)
    given.place(cast.VILLAGE, valid_to="2014-12-31", successor="632701100200")
    given.place("632701100200", valid_from="2015-01-01")
    shown = page(cast.provincial_office(), place="632701100200", year=[2014, 2016], statistic="below_line", **OWN)
    assert values(shown)[0][1::3] == (3 / 500, 3 / 500)
    ended = page(cast.analyst(), place=cast.VILLAGE, year=2016)
    assert (ended.lead.en, ended.pictures) == ("There is no value for the end of 2016.", ())


@pytest.mark.parametrize("person", ["analyst", "provincial_office"])
def test_analysts_and_the_provincial_office_move_the_line(frozen, ask, person):
    answer = ask(getattr(cast, person)())
    assert b'type="range"' in answer.content
    assert ask(getattr(cast, person)(), **OWN).status_code == 200


@pytest.mark.parametrize("person", ["prefecture_officer", "county_officer", "department", "auditor"])
def test_others_measure_by_the_statutory_line_alone(frozen, ask, person):
    user = getattr(cast, person)()
    answer = ask(user)
    assert answer.status_code == 200
    assert b'type="range"' not in answer.content
    refused = ask(user, **OWN)
    assert refused.status_code == 403
    assert "may not measure by another poverty line than the statutory one" in refused.content.decode()


def test_whoever_sees_no_figures_is_told_so(frozen, ask):
    assert ask(cast.administrator()).status_code == 403
    assert ask(cast.administrator(), year=1999).status_code == 403


@pytest.mark.parametrize("code", [cast.PROVINCE, cast.NEXT_COUNTY, "630000000001"])
def test_a_place_out_of_reach_is_not_found_nor_offered(frozen, ask, code):
    officer = cast.county_officer()
    assert ask(officer, place=code).status_code == 404
    assert code not in [one.value for one in ask(officer).context["page"].choices.places]


def test_the_places_offered_are_the_way_to_the_place_and_what_lies_beside_and_below(frozen, page):
    shown = page(cast.analyst(), place=cast.COUNTY)
    offered = [(one.value, one.depth, one.chosen) for one in shown.choices.places]
    assert offered == [
        (cast.PROVINCE, 0, False), (cast.PREFECTURE, 1, False), (cast.NEXT_COUNTY, 2, False), (cast.COUNTY, 2, True),
        (cast.TOWNSHIP, 3, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"year": 2011}, "Year: 2011 is not offered. Choose among: 2016, 2015, 2014, 2013."),
        ({"statistic": "luck"}, "Statistic: luck is not offered. Choose among: below_line, gap,"),
        ({"statistic": "survey_gini"}, "Statistic: survey_gini is not offered."),
        ({"place": "63"}, "Place: A place code has twelve digits, such as 632700000000."),
        ({"by": "own"}, "Poverty line: Give the line in yuan a year, or choose the statutory line."),
        ({"by": "own", "line": 499}, "Poverty line: Ensure this value is greater than or equal to 500."),
        ({"by": "own", "line": "much"}, "Poverty line: Enter a whole number."),
    ],
)
def test_what_cannot_be_read_is_answered_with_words_and_the_choices(frozen, ask, choice, said):
    answer = ask(cast.analyst(), **choice)
    assert answer.status_code == 400
    assert any(error.startswith(said) for error in answer.context["page"].errors), answer.context["page"].errors
    assert answer.context["page"].errors[0].replace("'", "&#x27;") in answer.content.decode()
    assert (answer.context["page"].table, bool(answer.context["page"].choices.places)) == (None, True)


def test_a_script_gets_the_same_words_in_an_answer_that_it_takes_over(frozen, client):
    client.force_login(cast.analyst())
    answer = client.get(ADDRESS, {"year": 2011}, headers={"HX-Request": "true"})
    assert (answer.status_code, len(answer.context["page"].errors)) == (200, 1)


def test_a_file_holds_the_rows_and_values_that_are_shown(frozen, ask):
    user = cast.analyst()
    choice = {"statistic": "gap", "year": [2015, 2016], **OWN}
    answer = ask(user, format="csv", rows="values", **choice)
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert rows[0] == [
        "Place", "2015 (%)", "Poor households, 2015", "Rural population, 2015", "2016 (%)", "Poor households, 2016",
        "Rural population, 2016", "Place code",
    ]  # fmt: skip
    assert rows[1:] == [
        ["青海省", "0.075", "", "1000", "0.075", "", "1000", cast.PROVINCE],
        ["囊谦县", "0.15", "", "500", "0.15", "", "500", cast.COUNTY],
        ["治多县", "0.0", "", "500", "0.0", "", "500", cast.NEXT_COUNTY],
    ]
    assert f"huiyin-{cast.PROVINCE}-2015-2016-gap-3.csv" in answer["Content-Disposition"]
    about = json.loads(b"".join(ask(user, format="json", **choice).streaming_content))["about"]
    assert "4,000 yuan a year in every year" in about["definition"]


def test_below_a_county_a_line_of_ones_own_is_for_those_who_may_see_households(frozen, page):
    for place in (f"{cast.VILLAGE[:9]}000", cast.VILLAGE):
        assert page(cast.analyst(), place=place, **OWN).empty.en.startswith("In a township or a village a line")
        assert page(cast.provincial_office(), place=place, **OWN).empty is None


def test_a_chart_is_a_file_of_what_is_shown(frozen, ask):
    user = cast.analyst()
    svg, png = (ask(user, chart="curve", format=kind, **OWN) for kind in ("svg", "png"))
    assert (svg["Content-Type"], png["Content-Type"]) == ("image/svg+xml", "image/png")
    assert ">4,000 yuan</text>" in svg.content.decode()
    assert png.content.startswith(b"\x89PNG")
    assert svg["Content-Disposition"] == f'inline; filename="huiyin-{cast.PROVINCE}-2016-below_line-curve.svg"'
    picture = ask(user, chart="curve", format="picture", **OWN).content.decode()
    title = drawn(ask(user, **OWN).context["page"], "curve").title.en
    assert [f">{title}</text>" in one for one in (svg.content.decode(), picture)] == [True, False]
    vega = json.loads(ask(user, chart="curve", format="vega", **OWN).content)
    assert vega["datasets"] == drawn(ask(user, **OWN).context["page"], "curve").page_spec("en")["datasets"]


def test_a_chart_speaks_the_language_of_the_reader_and_stands_under_an_address_of_its_own_in_each(frozen, ask):
    user = cast.analyst()
    pictures = [ask(user, language, chart="curve", format="svg").content.decode() for language in ("en", "zh-hans")]
    assert ["2,952 yuan" in one for one in pictures] == [True, False]
    assert ["2,952 元" in one for one in pictures] == [False, True]
    addresses = [f"v={ask(user, language).context['page'].stamp[:12]}{language}" for language in ("en", "zh-hans")]
    shown = [ask(user, language).content.decode() for language in ("en", "zh-hans")]
    assert all(address in page for address, page in zip(addresses, shown, strict=True))


def test_a_chart_or_a_kind_that_is_not_there_is_said(frozen, ask):
    user = cast.analyst()
    assert ask(user, chart="pie").status_code == 404
    assert ask(user, chart="curve", format="gif").status_code == 400
    assert ask(user, format="csv", rows="other").status_code == 404


def test_the_survey_stands_with_the_intervals_of_the_one_call(surveyed, page):
    shown = page(cast.analyst(), statistic="survey_headcount", year=[2015, 2016], place=cast.PREFECTURE)
    for year, at in ((2015, 1), (2016, 8)):
        line = {2015: 2855.0, 2016: 2952.0}[year]
        for level in ("prefecture", "county"):
            found = hy.estimate(
                surveyed, "headcount", welfare="income", line=line, by=["year", hy.Place(level)], design=DESIGN
            )
            for row in found.rows():
                if row["year"] == year:
                    cells = next(one.cells for one in shown.table.rows if one.cells[-1] == row[level])
                    assert cells[at].value == pytest.approx(row["estimate"])
                    assert cells[at + 1 : at + 7] == (
                        *(row[key] for key in ("ci_low", "ci_high", "se", "df", "n")),
                        round(row["population"]),
                    )
    bands = drawn(shown, "years").page_spec("en")["datasets"]["rows"]
    assert [("low" in row, row["piece"]) for row in bands] == [(True, 0), (True, 0)]
    assert "Taylor linearisation" in shown.facts[4][1].en
    assert [row[0].zh for row in drawn(shown, "places").table.rows] == [row[0] for row in values(shown)[1:]]


def test_the_surveys_curve_ends_where_its_table_stands(surveyed, page):
    shown = page(cast.analyst(), statistic="survey_gap", **OWN)
    points = {line: value for _, line, value in drawn(shown, "curve").table.rows}
    assert points[4000.0] == pytest.approx(shown.table.rows[0].cells[1].value)


def test_of_a_place_too_small_for_the_survey_nothing_is_said_but_that(surveyed, page):
    shown = page(cast.analyst(), statistic="survey_headcount", place=cast.TOWNSHIP)
    assert (shown.table, shown.pictures) == (None, ())
    assert "says nothing of smaller places" in shown.empty.en
    county = page(cast.analyst(), statistic="survey_headcount", place=cast.COUNTY)
    assert [row[0] for row in values(county)] == ["囊谦县"]


def test_without_a_design_a_survey_is_not_offered(surveyed, settings, page):
    pq.write_table(surveyed, settings.HUIYIN_DATA / "survey.parquet")
    assert [label.en for label in page(cast.analyst()).choices.statistics] == ["Register, counted"]


def test_both_languages_say_all_of_it(surveyed, ask):
    user = cast.analyst()
    choice = {"statistic": "survey_headcount", "year": [2015, 2016]}
    english, chinese = (ask(user, language, **choice).content.decode() for language in ("en", "zh-hans"))
    for said in ("Headcount (survey)", "Household survey, estimated", "yuan a year", "95% interval", "Definition"):
        assert said in english
    for said in ("贫困发生率（住户调查）", "住户调查（抽样估计）", "元/年", "95% 区间", "口径说明"):
        assert said in chinese


def test_before_a_year_is_frozen_it_says_what_will_stand_here(settings, tmp_path, ask, db):
    settings.HUIYIN_DATA = tmp_path
    given.places(cast.VILLAGE)
    assert "No year is frozen yet" in ask(cast.analyst()).content.decode()


def test_a_county_stands_alone_in_the_survey_and_says_why(surveyed, page):
    table = page(cast.analyst(), statistic="survey_median", place=cast.COUNTY).table
    assert table.note.zh == "住户调查不能推算县以下地区，故不列下级地区。"
