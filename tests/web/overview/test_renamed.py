"""A county whose code changed after 2014, its village with it: every page follows it through the years."""

import csv
import io

import pytest

from huiyin.records.succession import Succession
from huiyin_web.overview.queries.place import place_page
from huiyin_web.overview.queries.search import Asked, search_page
from huiyin_web.overview.queries.situation import situation_page
from huiyin_web.places.models import Place
from support import cast, given

NEW, NEW_TOWNSHIP, NEW_VILLAGE = "632701000000", "632701100000", "632701100200"
FUTURE = "2999-12-31"
CHANGED = {cast.COUNTY: NEW, cast.TOWNSHIP: NEW_TOWNSHIP, cast.VILLAGE: NEW_VILLAGE}


@pytest.fixture
def renamed(frozen_across_a_change, db):
    """Give places of which those of the cast's county ended with 2014."""
    given.places(cast.VILLAGE, cast.NEXT_VILLAGE, NEW_VILLAGE)
    for old, new in CHANGED.items():
        Place.objects.filter(pk=old).update(valid_to="2014-12-31", successor=new)
        Place.objects.filter(pk=new).update(valid_from="2015-01-01", name="囊谦市" if new == NEW else new)


@pytest.fixture
def province(renamed, as_actor):
    return as_actor(cast.provincial_office())


def test_a_place_tells_its_days_and_what_it_was_and_became(province):
    now = place_page(actor=province, code=NEW, year=2016).life
    assert (now.days.en, now.days.zh) == ("Valid since 2015-01-01", "自 2015-01-01 起启用")
    assert [(one.label.zh, one.url) for one in now.formerly] == [
        (f"囊谦县（{cast.COUNTY}）", f"/places/{cast.COUNTY}/?year=2014")
    ]
    then = place_page(actor=province, code=cast.COUNTY, year=2013).life
    assert (then.days.zh, then.became[0].url, then.instead) == ("2014-12-31 停用", f"/places/{NEW}/?year=2015", ())
    assert place_page(actor=province, code=cast.NEXT_COUNTY, year=2016).life is None


@pytest.mark.parametrize(
    ("code", "year", "lead", "leads_to"),
    [
        (NEW, 2013, "囊谦市（632701000000）2015-01-01 启用，2013 年末尚不存在，对应囊谦县。", cast.COUNTY),
        (cast.COUNTY, 2016, "囊谦县（632725000000）2014-12-31 停用，2016 年末已不存在，对应囊谦市。", NEW),
    ],
)
def test_a_year_without_the_place_says_so_and_leads_to_what_stood_there(province, client, code, year, lead, leads_to):
    client.force_login(cast.provincial_office())
    for address in (f"/places/{code}/?year={year}", f"/situation/?place={code}&year={year}"):
        answer = client.get(address, headers={"Accept-Language": "zh-hans"})
        page = answer.context["page"]
        assert (page.lead.zh, page.figures, page.movements, page.picture) == (lead, (), None, None)
        assert [one.url for one in page.life.instead] == [f"/places/{leads_to}/?year={year}"]
        assert f'href="/places/{leads_to}/?year={year}"' in answer.content.decode()


@pytest.mark.parametrize("page_of", [place_page, situation_page])
def test_both_pages_of_a_place_draw_nothing_of_a_year_without_it(province, page_of):
    assert page_of(actor=province, code=cast.PREFECTURE, year=2014).picture is not None
    Place.objects.filter(pk=cast.PREFECTURE).update(valid_from="2015-01-01")
    page = page_of(actor=province, code=cast.PREFECTURE, year=2014)
    assert (page.figures, page.picture, page.movements, page.history is None) == ((), None, None, False)


def test_without_a_year_a_place_that_ended_shows_its_last(province):
    page = place_page(actor=province, code=cast.COUNTY, year=None)
    assert (page.year, page.figures[0].value) == (2014, 120)


@pytest.mark.parametrize(("code", "year"), [(NEW, 2016), (NEW, 2013), (cast.COUNTY, 2013), (cast.COUNTY, 2016)])
def test_the_years_of_a_place_go_on_across_a_change_of_its_code(province, code, year):
    table = place_page(actor=province, code=code, year=year).history
    found = [(row.cells[0].url, row.cells[2].value, row.cells[-1].zh) for row in table.rows]
    assert found == [
        (f"/places/{NEW}/?year=2016", 60, NEW),
        (f"/places/{NEW}/?year=2015", 90, NEW),
        (f"/places/{cast.COUNTY}/?year=2014", 120, cast.COUNTY),
        (f"/places/{cast.COUNTY}/?year=2013", 300, cast.COUNTY),
    ]
    assert table.note.zh == "区划代码有变更：各年数据按当年年末有效的代码列示。"


def test_the_file_of_the_years_names_the_code_of_each(province, client):
    client.force_login(cast.provincial_office())
    answer = client.get(f"/places/{NEW}/?format=csv&rows=years&year=2016")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [row[-1] for row in rows if row[0] in {"2016", "2013"}] == [NEW, cast.COUNTY]


def test_the_year_of_the_change_is_compared_with_the_old_code(province):
    page = place_page(actor=province, code=NEW, year=2015)
    assert page.figures[0].change.amount == -30
    prefecture = place_page(actor=province, code=cast.PREFECTURE, year=2015)
    changes = {row.cells[-1]: row.cells[3] for row in prefecture.children.rows}
    assert changes == {NEW: -30, cast.NEXT_COUNTY: -10}


def test_the_line_of_the_years_is_drawn_across_the_change(province):
    svg = str(situation_page(actor=province, code=NEW, year=2016).series.svg)
    assert all(str(value) in svg for value in (300, 60))


def test_a_place_that_was_put_together_shows_its_parts_added_up(province):
    Place.objects.filter(pk=cast.NEXT_COUNTY).update(valid_to="2014-12-31", successor=NEW)
    table = place_page(actor=province, code=NEW, year=2016).history
    assert {row.cells[0].value: row.cells[2] for row in table.rows}["2013"] == 400
    assert table.rows[-1].cells[-1].zh == f"{cast.NEXT_COUNTY}、{cast.COUNTY}"
    assert table.note.zh == "该地区由多个区划合并而成：合并前的年份为各原区划之和。"


def test_a_search_names_what_has_ended_under_what_it_became(province):
    (row,) = search_page(actor=province, asked=Asked("囊谦")).places.rows
    assert (row.cells[0].url, row.cells[2].zh) == (f"/places/{NEW}/", "有效")
    assert row.cells[0].under.zh == f"玉树藏族自治州 · 原囊谦县（{cast.COUNTY}）"
    assert row.cells[0].under.en.endswith(f" · formerly 囊谦县 ({cast.COUNTY})")


def test_what_has_ended_stands_behind_the_living_where_what_it_became_is_called_otherwise(province):
    Place.objects.filter(pk=NEW).update(name="新市")
    given.place("632799000000", name="小囊谦县")
    now, ended = (row.cells for row in search_page(actor=province, asked=Asked("囊谦")).places.rows)
    assert now[0].url == "/places/632799000000/"
    assert (ended[0].url, ended[2].value.zh) == (f"/places/{cast.COUNTY}/?year=2014", "变更为新市")
    assert (ended[2].url, ended[2].under.zh) == (f"/places/{NEW}/", "2014-12-31 停用")
    assert ended[0].under.zh == "玉树藏族自治州"


def test_what_ended_is_told_once_though_what_lay_between_is_called_otherwise(province):
    """From 囊谦县 to 新市 to 囊谦新区: the first stands by itself; once the second is found too, under the last."""
    Place.objects.filter(pk=NEW).update(name="新市", valid_to="2015-12-31", successor="632799000000")
    given.place("632799000000", name="囊谦新区", valid_from="2016-01-01")
    now, first = (row.cells for row in search_page(actor=province, asked=Asked("囊谦")).places.rows)
    assert (now[1], now[0].under.zh) == ("632799000000", "玉树藏族自治州")
    assert (first[1], first[2].value.zh) == (cast.COUNTY, "变更为新市")
    Place.objects.filter(pk=NEW).update(name="囊谦市")
    (only,) = search_page(actor=province, asked=Asked("囊谦")).places.rows
    assert only.cells[0].under.zh == f"玉树藏族自治州 · 原囊谦市（{NEW}）、囊谦县（{cast.COUNTY}）"


CIRCLE = ("632701100201", "632701100202", "632701100203")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2014-12-31"], {CIRCLE[0]: []}),
        (["2014-12-31", "2015-12-31"], {CIRCLE[1]: [CIRCLE[0]]}),
        (["2014-12-31", "2014-12-31"], {CIRCLE[0]: [], CIRCLE[1]: []}),
        (["2014-12-31", "2015-12-31", "2013-12-31"], {CIRCLE[1]: [CIRCLE[0], CIRCLE[2]]}),
        (["2014-12-31", "2013-12-31", "2012-12-31"], {CIRCLE[0]: [CIRCLE[2]], CIRCLE[1]: []}),
        (["2014-12-31", None], {CIRCLE[1]: [CIRCLE[0]]}),
    ],
)  # fmt: skip
def test_places_that_follow_one_another_in_a_circle_are_each_listed_or_named_under_one_listed(province, days, told):
    circle = CIRCLE[: len(days)]
    for code, day, then in zip(circle, days, (*circle[1:], circle[0]), strict=True):
        given.place(code, name="环村", valid_to=day, successor=then)
    rows = search_page(actor=province, asked=Asked("环村")).places.rows
    assert {row.cells[1]: [one for one in circle if one in row.cells[0].under.zh] for row in rows} == told


def test_a_place_that_is_still_valid_is_no_former_one_though_its_successor_is_known(province):
    Place.objects.filter(pk=cast.COUNTY).update(valid_to=FUTURE)
    new, old = (place_page(actor=province, code=code, year=2016).life for code in (NEW, cast.COUNTY))
    assert (new.formerly, old.became, old.days.en) == ((), (), f"Valid until {FUTURE}")
    rows = search_page(actor=province, asked=Asked("囊谦")).places.rows
    assert {row.cells[1]: (row.cells[0].under.zh, row.cells[2].zh) for row in rows} == {
        NEW: ("玉树藏族自治州", "有效"),
        cast.COUNTY: ("玉树藏族自治州", "有效"),
    }


@pytest.mark.parametrize(("after", "found"), [("632799000000", [cast.COUNTY]), (cast.COUNTY, [])])
def test_the_places_that_ended_follow_the_last_of_the_living(province, after, found):
    Place.objects.filter(pk=NEW).update(name="新市")
    given.place("632799000000", name="小囊谦县")
    page = search_page(actor=province, asked=Asked("囊谦", place_after=after))
    assert [row.cells[1] for row in page.places.rows] == found


def test_a_village_shows_the_households_that_still_stand_under_its_old_code(renamed, as_actor):
    here, behind = given.household(NEW_VILLAGE), given.household(cast.VILLAGE)
    page = place_page(actor=as_actor(cast.village_worker(NEW_VILLAGE)), code=NEW_VILLAGE, year=2016)
    assert {row.cells[0].url for row in page.households.rows} == {
        f"/households/{here.pk}/", f"/households/{behind.pk}/"
    }  # fmt: skip


@pytest.mark.parametrize("code", [cast.COUNTY, NEW])
def test_an_officer_of_either_code_reaches_both_and_begins_at_that_of_the_year(renamed, as_actor, code):
    officer = as_actor(cast.county_officer(code))
    assert situation_page(actor=officer, code=None, year=None).code == NEW
    assert situation_page(actor=officer, code=None, year=2014).code == cast.COUNTY
    assert not officer.scope.covers(cast.NEXT_COUNTY)


def test_places_that_nobody_tied_to_others_are_what_they_are():
    assert Succession({}).same("x", 2016, 2012) == ("x",)
