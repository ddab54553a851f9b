from datetime import date

import pytest

from huiyin.kernel.text import Text
from huiyin_web.access.roles import Role
from huiyin_web.core import today
from huiyin_web.core.today import Item, Queue
from support import cast, given


@pytest.fixture
def own_source(monkeypatch):
    """Put a source in the place of those that apps registered."""
    items = [
        Item(Text("later", "稍后"), "/b", due=date(2016, 11, 30)),
        Item(Text("undated", "未定"), "/c"),
        Item(Text("sooner", "较早"), "/a", due=date(2016, 11, 1)),
    ]
    monkeypatch.setattr(today, "_SOURCES", [(Queue.DUE, lambda request: items)])


@pytest.mark.parametrize("role", list(Role))
def test_every_role_lands_on_today(frozen, client, role):
    client.force_login(cast.somebody(role, cast.COUNTY))
    assert client.get("/").status_code == 200


def test_what_is_due_stands_by_its_day(frozen, client, own_source):
    client.force_login(cast.county_officer())
    queues = client.get("/").context["page"].queues
    assert [item.url for item in queues[0].items] == ["/a", "/b", "/c"]
    assert queues[1].items == ()


def test_today_says_how_things_stand_at_home(frozen, client):
    client.force_login(cast.county_officer())
    assert "囊谦县在册贫困人口 60 人" in client.get("/").content.decode()


def test_whoever_sees_no_figures_is_offered_none(frozen, client):
    client.force_login(cast.administrator())
    assert client.get("/").context["page"].look is None


def test_a_helper_finds_the_households_given_one_by_one_on_today(frozen, client):
    gone = given.household(status="removed")
    helper = cast.reaching(cast.reaching(cast.helper(villages=()), household=frozen.pk), household=gone.pk)
    given.household()
    client.force_login(helper)
    page = client.get("/").context["page"]
    assert [row.cells[0].url for row in page.households.rows] == [f"/households/{frozen.pk}/"]
    assert (page.look, page.households.note) == (None, None)


def test_whoever_has_an_area_too_sees_how_it_stands_above_the_households(frozen, client):
    helper = cast.reaching(cast.helper(), household=frozen.pk)
    client.force_login(helper)
    page = client.get("/").context["page"]
    assert (page.look.title.en, len(page.households.rows)) == ("How things stand", 1)


def test_of_many_households_the_first_are_shown_and_that_is_said(frozen, client):
    helper = cast.helper(villages=())
    for _ in range(101):
        cast.reaching(helper, household=given.household().pk)
    client.force_login(helper)
    table = client.get("/").context["page"].households
    assert (len(table.rows), table.note.en) == (100, "The first 100 are shown; find the others by name.")


def test_without_a_household_of_their_own_nobody_is_shown_an_empty_list(frozen, client):
    client.force_login(cast.county_officer())
    assert client.get("/").context["page"].households is None


def test_the_situation_tells_a_helper_of_single_households_where_they_stand(frozen, client):
    client.cookies["huiyin_language"] = "en"
    client.force_login(cast.reaching(cast.helper(villages=()), household=frozen.pk))
    assert "they stand on the page Today" in client.get("/situation/").content.decode()
