"""The page of transitions: who stayed poor, left and came, for whom, and that files hold what is shown."""

import csv
import io
import json

import pytest

from huiyin.records.snapshots import figures_of
from huiyin_web.overview.queries.transition_households import cell_page
from huiyin_web.registry.models import Household
from huiyin_web.snapshots.queries import frozen_snapshot
from support import cast, given, offices

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/transitions/"
CELL = f"/places/{cast.COUNTY}/transitions/"


@pytest.fixture
def two_years(settings, tmp_path):
    return offices.two_years(settings, tmp_path)


@pytest.fixture
def ask(client):
    """Sign somebody in and give a function that asks a page, in English where nothing else is said."""

    def asked(user, address=ADDRESS, language="en", **choice):
        client.force_login(user)
        client.cookies["huiyin_language"] = language
        return client.get(address, choice)

    return asked


@pytest.fixture
def page(ask):
    return lambda user, address=ADDRESS, **choice: ask(user, address, **choice).context["page"]


def written(table):
    return [tuple(cell.written for cell in line.cells) for line in table.body]


def urls(table):
    return [cell.url for line in table.body for cell in line.cells if cell.url]


def rows_of(answer):
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_without_a_choice_it_is_the_own_place_between_the_last_two_years(two_years, page):
    shown = page(cast.county_officer())
    assert shown.title.zh == "囊谦县：2015 年末至 2016 年末贫困状态转移"
    assert written(shown.matrix) == [
        ("Poor", "7", "+1", "5", "3"),
        ("Left poverty", "2", "0", "2", "0"),
        ("Not on the register", "--", "--", "6", "0"),
        ("All", "9", "+1", "13", "3"),
    ]
    assert (
        shown.lead.zh
        == "2015 年末在册贫困人口 7 人，到 2016 年末已脱贫 3 人（42.9%）；期末新增 8 人（返贫、新识别、重新纳入）。"
    )
    assert [cell.under.en.replace("\N{NO-BREAK SPACE}", " ") for cell in next(iter(shown.matrix.body)).cells if cell.under] == [
        "2 households", "Stayed poor · 62.5% · 1 household", "Left poverty · 37.5% · 1 household",
    ]  # fmt: skip


def test_the_margins_are_the_frozen_poor_of_both_years_in_every_place(two_years, page):
    shown = page(cast.provincial_office())
    assert [row.cells[0].zh if row.marked else row.cells[0].value.zh for row in shown.below.rows] == [
        "青海省", "治多县", "囊谦县",
    ]  # fmt: skip
    for row in shown.below.rows:
        for at, year in ((1, 2015), (9, 2016)):
            assert row.cells[at] == figures_of(frozen_snapshot(year)).of(row.cells[-1])["poor_persons"].value


def test_the_places_below_say_how_their_poor_came_about_and_lead_on(two_years, page):
    shown = page(cast.provincial_office())
    assert written(shown.below)[2] == ("囊谦县", "7", "5", "3", "42.9", "0", "2", "6", "+1", "13")
    assert urls(shown.below) == [
        f"/transitions/?place={code}&earlier=2015&later=2016" for code in (cast.NEXT_COUNTY, cast.COUNTY)
    ]
    village = page(cast.county_officer(), place=cast.VILLAGE)
    assert (village.below, written(village.matrix)[0]) == (None, ("Poor", "7", "+1", "5", "3"))


def test_any_two_years_are_matched_not_only_those_in_a_row(two_years, page):
    Household.objects.filter(pk=two_years["leaves"].pk).update(status="poor")
    Household.objects.filter(pk=two_years["stays"].pk).update(status="removed", removal_reason="moved")
    offices.freeze(2017)
    shown = page(cast.county_officer(), earlier=2015, later=2017)
    assert written(shown.matrix)[0] == ("Poor", "7", "0", "3", "0", "4")
    assert [one.value for one in shown.choices.earlier] == ["2015", "2016"]
    assert [one.value for one in shown.choices.later if one.chosen] == ["2017"]
    assert page(cast.county_officer(), earlier=2015).title.en.endswith("from 2015 to 2017")


def test_a_cell_opens_to_the_households_that_it_counts(two_years, page):
    user = cast.county_officer()
    cells = urls(page(user).matrix)
    assert [one.removeprefix(CELL) for one in cells] == [
        f"{key}/?earlier=2015&later=2016" for key in ("poor-poor", "poor-left", "left-poor", "absent-poor")
    ]
    shown = [page(user, one) for one in cells]
    assert [[(row.cells[0].url, row.cells[1]) for row in one.households.rows] for one in shown] == [
        [(f"/households/{two_years[name].pk}/", persons)]
        for name, persons in (("stays", 5), ("leaves", 3), ("returns", 2), ("comes", 6))
    ]
    assert [one.title.en for one in shown] == ["Stayed poor", "Left poverty", "Returned to poverty", "Newly identified"]
    assert shown[0].households.rows[0].cells[0].value == "才*"
    assert shown[1].lead.zh == "囊谦县：2015 年末贫困、2016 年末已脱贫，共 3 人，涉及 1 户；姓名已作脱敏处理。"


def test_who_is_out_of_reach_since_is_listed_and_leads_nowhere(two_years, page):
    Household.objects.filter(pk=two_years["comes"].pk).update(village_code=cast.NEXT_VILLAGE)
    shown = page(cast.county_officer(), f"{CELL}absent-poor/")
    assert [(row.cells[0].url, row.cells[1]) for row in shown.households.rows] == [("", 6)]


def test_who_may_not_see_households_finds_the_numbers_and_no_link(two_years, ask):
    answer = ask(cast.analyst(), place=cast.COUNTY)
    assert written(answer.context["page"].matrix)[0] == ("Poor", "7", "+1", "5", "3")
    assert urls(answer.context["page"].matrix) == []
    assert ask(cast.analyst(), f"{CELL}poor-left/").status_code == 403
    assert ask(cast.administrator()).status_code == 403
    assert ask(cast.administrator(), earlier="x").status_code == 403


@pytest.mark.parametrize("code", [cast.PROVINCE, cast.NEXT_COUNTY, "630000000001"])
def test_a_place_out_of_reach_is_not_found_nor_offered(two_years, ask, code):
    officer = cast.county_officer()
    assert ask(officer, place=code).status_code == 404
    assert ask(officer, f"/places/{code}/transitions/poor-left/").status_code == 404
    assert code not in [one.value for one in ask(officer).context["page"].choices.places]


@pytest.mark.parametrize("cell", ["absent-absent", "poor", "rich-poor"])
def test_a_cell_that_is_none_is_not_found(two_years, ask, cell):
    assert ask(cast.county_officer(), f"{CELL}{cell}/").status_code == 404


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"earlier": 2011}, "From the end of: 2011 is not offered. Choose among: 2015, 2016."),
        ({"later": 2015}, "To the end of: 2015 is not offered. Choose among: 2016, 2017."),
        ({"earlier": "x"}, "From the end of: x is not offered."),
        ({"earlier": 2016, "later": 2016}, "From the end of: Choose a year before 2016."),
        ({"place": "63"}, "Place: A place code has twelve digits, such as 632700000000."),
    ],
)
def test_what_cannot_be_read_is_answered_with_words_and_the_choices(two_years, ask, choice, said):
    offices.freeze(2017)
    answer = ask(cast.analyst(), **choice)
    shown = answer.context["page"]
    assert (answer.status_code, shown.matrix, bool(shown.choices.places)) == (400, None, True)
    assert shown.errors[0].startswith(said)
    assert shown.errors[0] in answer.content.decode()


def test_two_years_that_count_by_different_standards_are_not_matched_and_it_is_said_why(frozen, ask):
    answer = ask(cast.provincial_office(), earlier=2013, later=2016)
    shown = answer.context["page"]
    assert (answer.status_code, shown.matrix) == (200, None)
    assert "never joined" in shown.empty.en
    assert "Choose two years on the same side" in answer.content.decode()
    cell = f"/places/{cast.COUNTY}/transitions/poor-poor/"
    assert ask(cast.provincial_office(), cell, earlier=2013, later=2016).status_code == 404


def test_a_place_under_the_code_of_another_year_is_told_where_it_counts(frozen_across_a_change, page):
    given.place(cast.PROVINCE)
    given.place("632701100200", name="前多村", valid_from="2015-01-01")
    given.place(cast.VILLAGE, valid_to="2014-12-31", successor="632701100200")
    shown = page(cast.provincial_office(), place=cast.VILLAGE)
    assert (shown.matrix, "counts as: 前多村 (632701100200)" in shown.empty.en) == (None, True)


def test_with_fewer_than_two_frozen_years_it_says_what_is_needed(settings, tmp_path, ask, db):
    settings.HUIYIN_DATA = tmp_path
    given.places(cast.VILLAGE)
    assert "Two frozen years are needed" in ask(cast.analyst()).content.decode()
    assert ask(cast.county_officer(), f"{CELL}poor-left/").status_code == 404


def test_the_matrix_is_a_file_with_households_and_shares(two_years, ask):
    answer = ask(cast.county_officer(), format="csv", rows="matrix")
    rows = rows_of(answer)
    assert rows[0][:6] == [
        "End of 2015", "Persons then", "Other changes", "Poor, end of 2016", "Poor, end of 2016, households",
        "Poor, end of 2016, of the row (%)",
    ]  # fmt: skip
    assert rows[1:3] == [
        ["Poor", "7", "1", "5", "1", "62.5", "3", "1", "37.5"],
        ["Left poverty", "2", "0", "2", "1", "100.0", "0", "0", "0.0"],
    ]
    assert f"huiyin-{cast.COUNTY}-2015-2016-transitions-matrix-4.csv" in answer["Content-Disposition"]


def test_the_places_and_the_households_are_files_too(two_years, ask):
    below = json.loads(b"".join(ask(cast.county_officer(), format="json", rows="below").streaming_content))
    assert [row["code"] for row in below["rows"]] == [cast.COUNTY, cast.TOWNSHIP]
    assert "as at the end of the earlier year" in below["about"]["definition"]
    found = rows_of(ask(cast.county_officer(), f"{CELL}poor-left/", format="csv", rows="households"))
    assert [(row[1], row[7]) for row in found[1:]] == [("3", two_years["leaves"].office_number)]


def test_turning_pages_gives_everybody_once_and_the_file_holds_all(two_years, ask, page):
    for _ in range(70):
        given.household(member_count=1)
    offices.freeze(2017)
    user, address = cast.county_officer(), f"{CELL}absent-poor/?earlier=2016&later=2017"
    first = page(user, address)
    second = page(user, first.pager.next)
    seen = [row.cells[0].url for one in (first, second) for row in one.households.rows]
    assert (first.pager.words.en, len(seen), len(set(seen)), second.pager.next) == (
        "1 to 50 of 70 households", 70, 70, "",
    )  # fmt: skip
    assert len(rows_of(ask(user, f"{address}&format=csv"))) == 71


def test_more_households_cost_no_more_queries(two_years, as_actor, django_assert_num_queries):
    actor = as_actor(cast.county_officer())
    asked = {"actor": actor, "code": cast.COUNTY, "cell": "absent-poor", "earlier": None, "later": None}
    cell_page(**asked)
    with django_assert_num_queries(4):
        cell_page(**asked)
    for _ in range(30):
        given.household(member_count=1)
    offices.freeze(2017)
    with django_assert_num_queries(4):
        cell_page(**asked)


def test_both_languages_say_all_of_it(two_years, ask):
    user = cast.county_officer()
    english, chinese = (ask(user, language=language).content.decode() for language in ("en", "zh-hans"))
    for said in ("Left poverty, end of 2016", "Definition", "Matching", "From the end of", "Who counts", "42.9%"):
        assert said in english
    for said in ("2016 年末已脱贫", "口径说明", "比对", "期初（年末）", "期末（年末）", "状态转移", "自然增减和迁移"):
        assert said in chinese


def test_the_page_of_a_place_leads_here(two_years, ask):
    content = ask(cast.county_officer(), f"/places/{cast.COUNTY}/", year=2016).content.decode()
    assert f'href="/transitions/?place={cast.COUNTY}"' in content


def test_the_flows_are_drawn_of_what_the_matrix_counts(two_years, ask):
    user = cast.county_officer()
    (drawn,) = ask(user).context["page"].pictures
    assert [(name.en, persons) for name, persons in drawn.figure.table.rows] == [
        ("Stayed poor", 5), ("Left poverty", 3), ("Returned to poverty", 2), ("Newly identified", 6),
    ]  # fmt: skip
    svg = ask(user, language="zh-hans", chart="flows", format="svg")
    assert ">2015 年末贫困：7 人</text>" in svg.content.decode()
    assert f"huiyin-{cast.COUNTY}-2015-2016-transitions-flows.svg" in svg["Content-Disposition"]
    assert ask(user, chart="pie").status_code == 404
