"""The households behind a figure: two years frozen as an office freezes them, opened from the figures down."""

import csv
import io

import pytest

from huiyin.records.snapshots import figures_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.overview.queries.behind import behind_files, behind_page
from huiyin_web.overview.queries.place import place_page
from huiyin_web.overview.queries.situation import situation_page
from huiyin_web.registry.models import Household
from huiyin_web.snapshots.queries import frozen_snapshot
from support import cast, given, offices

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two_years(settings, tmp_path):
    return offices.two_years(settings, tmp_path)


def behind(actor, indicator="poor_persons", code=cast.COUNTY, **asked):
    return behind_page(actor=actor, code=code, indicator=indicator, year=asked.pop("year", 2016), **asked)


def told(page):
    return {(row.cells[0].url, row.cells[1]) for row in page.households.rows}


def test_a_count_of_a_measurement_leads_to_its_households_where_the_reader_may_see_them(two_years, client):
    address = f"/places/{cast.COUNTY}/behind/poor_persons/?year=2016"
    counts = []
    for user, years in (
        (cast.provincial_office(), [2016]),
        (cast.analyst(), [2016]),
        (cast.provincial_office(), [2015, 2016]),
    ):
        client.force_login(user)
        counts.append(client.get("/measurement/", {"year": years}).content.decode().count(address))
    assert counts == [1, 0, 0]


def test_a_figure_opens_to_the_households_that_it_counts(two_years, as_actor):
    counted = {
        "poor_persons": {"stays": 5, "returns": 2, "comes": 6},
        "exited_persons": {"leaves": 3},
        "left_persons": {"leaves": 3},
        "entered_persons": {"comes": 6},
        "returned_persons": {"returns": 2},
        "resized_persons": {"stays": 1},
        "cause_land": {"comes": 6},
    }
    pages = {indicator: behind(as_actor(cast.county_officer()), indicator) for indicator in counted}
    assert {indicator: told(page) for indicator, page in pages.items()} == {
        indicator: {(f"/households/{two_years[name].pk}/", persons) for name, persons in who.items()}
        for indicator, who in counted.items()
    }
    assert {indicator: page.expected for indicator, page in pages.items()} == {
        indicator: len(who) for indicator, who in counted.items()
    }


def test_the_account_of_the_year_adds_up_and_each_line_opens(two_years, as_actor):
    page = situation_page(actor=as_actor(cast.county_officer()), code=None, year=2016)
    lines = [tuple(cell.written for cell in line.cells) for line in page.movements.body]
    assert lines == [
        ("2015 年末", "7", "2"),
        ("新识别", "+6", "1"),
        ("返贫", "+2", "1"),
        ("脱贫", "−3", "1"),
        ("自然增减和迁移", "+1", "1"),
        ("2016 年末", "13", "3"),
    ]
    assert [row.cells[0].url.rpartition("/behind/")[2] for row in page.movements.rows] == [
        "poor_persons/?year=2015",
        "entered_persons/?year=2016",
        "returned_persons/?year=2016",
        "left_persons/?year=2016",
        "resized_persons/?year=2016",
        "poor_persons/?year=2016",
    ]
    assert page.figures[3].beside.zh == "新识别 6 人；返贫 2 人"


def test_the_list_is_of_the_frozen_year_whatever_the_register_says_since(two_years, as_actor):
    Household.objects.update(status="removed", member_count=1, main_cause="other")
    page = behind(as_actor(cast.county_officer()))
    assert sorted(row.cells[1] for row in page.households.rows) == [2, 5, 6]


def test_names_are_masked_and_the_snapshot_is_named(two_years, as_actor):
    page = behind(as_actor(cast.county_officer()), "resized_persons")
    assert page.households.rows[0].cells[0].value == "才*"
    assert page.snapshot == frozen_snapshot(2016).hash
    assert page.lead.zh == "囊谦县 2016 年：1 人，涉及 1 户，以年度快照为准；姓名已作脱敏处理。"


def test_who_has_moved_out_of_reach_is_listed_and_leads_nowhere(two_years, as_actor):
    Household.objects.filter(pk=two_years["comes"].pk).update(village_code=cast.NEXT_VILLAGE)
    page = behind(as_actor(cast.county_officer()), "entered_persons")
    assert told(page) == {("", 6)}


def test_a_place_out_of_reach_is_not_found(two_years, as_actor):
    actor = as_actor(cast.county_officer())
    for code in (cast.NEXT_COUNTY, cast.PREFECTURE, "000000000000"):
        with pytest.raises(NotFoundError):
            behind(actor, code=code)


def test_a_figure_that_counts_no_households_is_not_found(two_years, as_actor):
    actor = as_actor(cast.county_officer())
    for indicator in ("headcount_rural", "rural_population", "nonsense", "poor_households"):
        with pytest.raises(NotFoundError, match="This figure"):
            behind(actor, indicator)


def test_who_may_not_see_households_is_told_and_finds_no_link(two_years, as_actor):
    analyst = as_actor(cast.analyst())
    with pytest.raises(NotAllowedError):
        behind(analyst)
    page = place_page(actor=analyst, code=cast.COUNTY, year=2016)
    assert [figure.url for figure in page.figures] == ["", "", "", ""]
    assert {row.cells[0].url for row in page.movements.rows} == {""}


def test_the_poor_of_a_place_without_a_known_population_are_told_all_the_same(two_years, as_actor):
    page = place_page(actor=as_actor(cast.county_officer(cast.NEXT_COUNTY)), code=cast.NEXT_VILLAGE, year=2016)
    assert page.lead.zh.endswith("在册贫困人口 7 人，农村人口数未知，与上年持平。")


def test_the_first_year_says_nothing_of_who_moved(two_years, as_actor):
    actor = as_actor(cast.county_officer())
    assert situation_page(actor=actor, code=None, year=2015).movements is None
    with pytest.raises(NotFoundError, match="This figure"):
        behind(actor, "left_persons", year=2015)


def test_turning_pages_gives_everybody_once_and_the_file_holds_all(two_years, as_actor, client):
    for _ in range(120):
        given.household(member_count=1)
    offices.freeze(2017)
    user = cast.county_officer()
    client.force_login(user)
    first = behind(as_actor(user), year=2017)
    assert (len(first.households.rows), first.expected, first.pager.words.en) == (
        50,
        123,
        "1 to 50 of 123 households",
    )
    second = client.get(first.pager.next).context["page"]
    third = client.get(second.pager.next).context["page"]
    seen = [row.cells[0].url for page in (first, second, third) for row in page.households.rows]
    assert (len(seen), len(set(seen)), third.pager.next) == (123, 123, "")
    assert third.pager.words.zh == "第 101 至 123 户，共 123 户"
    back = client.get(third.pager.previous).context["page"]
    assert (back.pager.words.en, back.pager.first) == ("51 to 100 of 123 households", second.pager.first)
    answer = client.get(f"/places/{cast.COUNTY}/behind/poor_persons/?year=2017&format=csv&rows=households")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert (len(rows), answer["Huiyin-Rows-Written"]) == (124, "123")
    assert [row[7:9] for row in rows[:2]] == [
        ["户编号", "行政村代码"],
        [two_years["stays"].office_number, cast.VILLAGE],
    ]
    assert (
        sum(float(row[1]) for row in rows[1:])
        == figures_of(frozen_snapshot(2017)).of(cast.COUNTY)["poor_persons"].value
    )


def test_more_households_cost_no_more_queries(two_years, as_actor, django_assert_num_queries):
    actor = as_actor(cast.county_officer())
    behind(actor)
    with django_assert_num_queries(5):
        behind(actor)
    for _ in range(30):
        given.household(member_count=1)
    offices.freeze(2017)
    with django_assert_num_queries(5):
        behind(actor, year=2017)


def test_a_key_beyond_what_a_database_counts_is_as_if_none_was_asked(client, two_years):
    client.force_login(cast.county_officer())
    where = f"/places/{cast.COUNTY}/behind/poor_persons/"
    answers = [client.get(where, {"year": 2016, "after": after}) for after in ("9" * 40, str(2**63 - 1))]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [len(answer.context["page"].households.rows) for answer in answers] == [3, 3]


def test_a_turn_of_a_year_that_was_corrected_begins_anew(client, two_years, as_actor):
    for _ in range(60):
        given.household(member_count=1)
    offices.freeze(2017)
    client.force_login(cast.county_officer())
    first = client.get(f"/places/{cast.COUNTY}/behind/poor_persons/?year=2017").context["page"]
    assert client.get(first.pager.next).context["page"].pager.words.en == "51 to 63 of 63 households"
    Household.objects.filter(pk=two_years["stays"].pk).update(status="removed")
    offices.freeze(2017, reason="a household was removed")
    assert client.get(first.pager.next).context["page"].pager.words.en == "1 to 50 of 62 households"


def test_a_file_holds_the_version_that_it_names_also_where_the_year_was_corrected_meanwhile(two_years, as_actor):
    offices.freeze(2017)
    actor = as_actor(cast.county_officer())
    page = behind(actor, year=2017)
    Household.objects.filter(pk=two_years["stays"].pk).update(status="removed")
    offices.freeze(2017, reason="a household was removed")
    export = behind_files(actor, page)["households"]()
    assert (len(list(export.rows)), export.expected, export.about.snapshot) == (3, 3, page.snapshot)
