import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from huiyin_web.assistance import keeping
from huiyin_web.assistance.queries.my import my_page, visit_page
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from support import cast, given

pytestmark = pytest.mark.django_db
ON = date(2016, 9, 14)


@pytest.fixture
def page(as_actor, helper):
    """Give the page of the helper, of another user, or for what is searched."""
    return lambda user=None, asked="": my_page(actor=as_actor(user or helper), asked=asked, on=ON)


def heads(page):
    return [[home.head for home in group.homes] for group in page.groups]


def days_ago(days):
    return ON - timedelta(days=days)


def test_who_was_never_seen_stands_first_then_who_was_not_seen_for_longest_then_who_is_not_due(page, send, helper):
    homes = {name: given.household(head_name=name) for name in ("甲方", "乙方", "丙方", "丁方")}
    send(helper, homes["甲方"], on=days_ago(10))
    send(helper, homes["乙方"], on=days_ago(100))
    send(helper, homes["丁方"], on=days_ago(200))
    found = page()
    assert heads(found) == [["丙*", "丁*", "乙*"], ["甲*"]]
    assert [home.state.en for group in found.groups for home in group.homes] == [
        "never seen", "109 days overdue", "9 days overdue", "due by 2016-12-04",
    ]  # fmt: skip
    assert found.lead.en == "3 of your 4 households are due for a visit; never seen: 1."


def test_a_visit_on_which_nobody_was_met_is_not_one_but_its_next_day_counts(page, send, helper, home):
    send(helper, home, on=days_ago(30))
    send(helper, home, on=days_ago(5), found="nobody", next_on=ON)
    (shown,) = page().groups[0].homes
    assert (shown.state.en, shown.seen.en) == ("due today", "Last seen 2016-08-15: about the same.")


def test_a_household_shows_no_name_in_full_and_nothing_that_is_not_needed(page, home):
    given.person(home, id_number="632725199001019012")
    (shown,) = page().groups[0].homes
    assert (shown.head, shown.under.zh) == ("才***", f"{home.office_number} · 二社 · 1 人")


def test_a_number_in_words_from_before_is_masked(page, home):
    home.village_group = "二社632725199003070035"
    home.save()
    (shown,) = page().groups[0].homes
    assert "二社632725********0035" in shown.under.zh


def test_only_households_in_reach_and_on_the_register_are_mine(page, home):
    given.household(cast.NEXT_VILLAGE)
    given.household(status="removed")
    assert heads(page()) == [["才***"]]
    assert page(cast.reaching(cast.helper(villages=()), household=home.pk)).groups == page().groups
    assert heads(page(cast.village_worker(cast.NEXT_VILLAGE)))[0] != heads(page())[0]


def test_no_more_are_shown_than_a_phone_keeps_and_the_rest_is_counted(page, helper):
    for _ in range(keeping.MOST_HOUSEHOLDS + 2):
        given.household()
    found = page()
    assert sum(len(group.homes) for group in found.groups) == keeping.MOST_HOUSEHOLDS
    assert found.left_out.en == "2 more are not shown here; find them by number or name."


def test_a_household_is_found_by_part_of_its_number_or_by_its_name(page, home):
    given.household(head_name="多杰")
    for asked in (home.office_number[-4:], "才", "才让卓玛"):
        assert heads(page(asked=asked)) == [["才***"]]
    # Names are masked for a helper: half a name would spell it out.
    assert page(asked="才让").lead.en == "None of your households is called so."
    assert heads(page(cast.village_worker(), asked="才让")) == [["才***"]]


def test_whoever_has_no_household_is_told_who_gives_them(page):
    assert page(cast.helper(villages=())).lead.zh == "尚未分配联系户，请联系账号管理单位分配。"


def test_who_records_no_visits_has_no_such_page(page):
    with pytest.raises(NotAllowedError):
        page(cast.county_officer())


def test_the_page_costs_the_same_queries_for_one_household_and_for_many(
    page, home, send, helper, django_assert_num_queries
):
    send(helper, home, on=days_ago(5), agreed="买羊")
    page()
    with django_assert_num_queries(9):
        page()
    for _ in range(5):
        send(helper, given.household())
    with django_assert_num_queries(9):
        page()


def test_the_form_of_a_visit_proposes_the_day_by_which_the_household_is_owed_the_next(as_actor, helper, home):
    found = visit_page(actor=as_actor(helper), household=home.pk, on=ON)
    assert (found.home.owed_on, found.home.head) == (date(2016, 12, 14), "才***")
    returned = given.household(status="relapsed")
    assert visit_page(actor=as_actor(helper), household=returned.pk, on=ON).home.owed_on == date(2016, 10, 14)


def test_the_form_that_a_phone_keeps_names_no_household(as_actor, helper):
    assert visit_page(actor=as_actor(helper), household=None, on=ON).home is None
    with pytest.raises(NotFoundError):
        visit_page(actor=as_actor(helper), household=given.household(cast.NEXT_VILLAGE).pk, on=ON)


def test_what_a_phone_keeps_says_whose_it_is_and_how_long_it_may_stay(client, helper, home):
    client.force_login(helper)
    for name in ("assistance:my", "assistance:blank"):
        answer = client.get(reverse(name))
        assert (answer["Huiyin-Kept-For"], answer["Cache-Control"]) == (helper.key, "private, no-store")
    html = client.get(reverse("assistance:my")).content.decode()
    assert f'data-user="{helper.key}" data-days="14"' in html
    assert re.findall(r'data-household="(\d+)"', html) == [str(home.pk)]
    assert home.head_name not in html


def test_nothing_asks_for_a_place_or_a_picture(client, helper, home):
    client.force_login(helper)
    html = client.get(reverse("assistance:visit", args=[home.pk])).content.decode()
    assert 'type="file"' not in html
    assert "geolocation" not in html
    assert re.findall(r"<(?:input|textarea|select)[^>]*required", html) == re.findall(
        r'<input type="radio" name="found"[^>]*required|<input type="date" name="visited_on"[^>]*required', html
    )
