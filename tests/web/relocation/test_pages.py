from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from huiyin.followup.relocation import Step
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from huiyin_web.core.models import AuditEvent
from huiyin_web.relocation.models import FollowUp, Move, Scheme, Word
from huiyin_web.relocation.queries.cases import persons_moved
from huiyin_web.relocation.queries.moving import relocation_of_household
from support import cast
from support import given as register
from support.posting import forms_without_token
from support.relocation import FOUND, followed, housed, left, moved, offered, said, scheme, seen

pytestmark = pytest.mark.django_db
NEXT_YEAR = datetime(2017, 10, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def signed_in(client):
    register.places()
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def get(client, name, *args, **asked):
    got = client.get(reverse(f"relocation:{name}", args=args), asked)
    return b"".join(got.streaming_content).decode() if got.streaming else got.content.decode()


def test_a_scheme_is_set_up_from_its_page_and_what_was_typed_stays_where_it_is_refused(client):
    sent = {
        "title": "前多安置点", "kind": "together", "year": "2016", "place_code": cast.COUNTY, "houses": "40",
        "origins": f"{cast.VILLAGE}\r\n{cast.VILLAGE}",
    }  # fmt: skip
    url = reverse("relocation:set_up")
    refused = client.post(url, sent | {"origins": "63", "houses": "0"})
    page = refused.content.decode()
    assert (refused.status_code, "this is none: 63." in page, "前多安置点" in page) == (400, True, True)
    assert "more than none" in client.post(url, sent | {"houses": "0"}).content.decode()

    got = client.post(url, sent)
    row = Scheme.objects.get()
    assert (got.status_code, got["Location"]) == (302, reverse("relocation:scheme", args=[row.pk]))
    assert row.origins.count() == 1


def test_households_are_entered_by_lines_and_one_that_can_not_be_keeps_all_lines(client):
    row, home = scheme(), register.household()
    url = reverse("relocation:offer", args=[row.pk])
    refused = client.post(url, {"lines": f"{home.office_number}\r\n999", "on": today().isoformat()})
    assert refused.status_code == 400
    assert "Line 2 (999)" in refused.content.decode()
    assert home.office_number in refused.content.decode()
    assert client.post(url, {"lines": home.office_number, "on": today().isoformat()}).status_code == 302
    assert row.moves.count() == 1


def test_a_house_that_is_too_large_is_told_at_its_field_and_one_who_came_late_is_told_so(client):
    row = said(offered(register.household(member_count=2), at=now()), at=now())
    url = reverse("relocation:step", args=[row.pk, "house"])
    sent = {"house-seen": seen(row), "house-area": "60", "house-contribution": "0", "house-debt": "0",
            "house-on": today().isoformat()}  # fmt: skip
    refused = client.post(url, sent)
    assert refused.status_code == 400
    assert "60 m2 for a household of 2 are 30.00 m2 a person; 25 m2 a person, 50 m2 in all, are allowed." in (
        refused.content.decode()
    )
    assert forms_without_token(refused) == []
    housed(row, area=40_00, at=now())
    assert client.post(url, sent | {"house-area": "50"}).status_code == 409
    assert client.post(reverse("relocation:step", args=[row.pk, "fly"])).status_code == 404


def test_the_manager_is_offered_no_step_that_is_the_households_own_word(client):
    user = cast.county_officer()
    row = offered(row=scheme(by=actor_of(user, on=today()), at=now()), at=now())
    client.force_login(user)
    page = get(client, "move", row.pk)
    assert ("consent/" in page, "What you can do" in page) == (False, False)
    client.force_login(cast.township_officer())
    assert f"{row.pk}/consent/" in get(client, "move", row.pk)


def test_names_are_masked_and_words_that_hold_numbers_are_covered(client):
    row = moved(offered(register.household(head_name="才让东智", member_count=4)))
    left(row, "kept", reason="暂作看护房")
    followed(row)
    Word.objects.update(signed_by="才让东智", witness="多杰", reason="632725199003070035")
    FollowUp.objects.update(note="13800138765")
    page = get(client, "move", row.pk)
    assert [words in page for words in ("才***", "多*", "暂作看护房")] == [True] * 3
    assert [words in page for words in ("才让东智", "632725199003070035", "13800138765")] == [False] * 3


def test_the_page_of_a_scheme_tells_what_it_came_to_with_denominators(client):
    row = scheme()
    for number in range(3):
        home = register.household(member_count=4, income_per_capita=2_000_00)
        moves = moved(offered(home, row=row))
        if number:
            found = replace(FOUND, on=date(2017, 9, 14), jobs=number - 1, income=3_000_00)
            followed(moves, found=found, at=NEXT_YEAR)
    said(offered(row=row), Step.DECLINE)
    page = get(client, "scheme", row.pk)
    assert "Households with a consent that stands, of 4 offered a house" in page
    assert "1 of 2 households with labour that were asked; 95% interval 9.5% to 90.5% (Wilson)" in page
    assert "Median of 2 households" in page
    assert "before: 2,000 yuan" in page
    told = get(client, "scheme", row.pk, format="csv", rows="moves")
    assert told.count("moved") == 3
    assert cast.VILLAGE in get(client, "scheme", row.pk, format="json", rows="villages")


def test_schemes_are_found_by_words_year_and_place_and_taken_as_a_file(client):
    first, second = scheme(), scheme(title="另一处", year=2015, place_code=cast.TOWNSHIP)

    def found(**asked):
        page = get(client, "list", **asked)
        return [row.number for row in (first, second) if row.number in page]

    assert found() == [first.number, second.number]
    assert found(words="另一") == found(year="2015") == [second.number]
    assert found(place=cast.VILLAGE) == [first.number, second.number]
    assert found(place=cast.NEXT_COUNTY) == []
    assert second.number in get(client, "list", format="csv", rows="schemes", year="2015")


def test_the_due_list_stands_by_day_for_whoever_visits_and_turns_its_pages(client):
    for _ in range(51):
        Move.objects.create(
            scheme=Scheme.objects.first() or scheme(), household=register.household(), from_code=cast.VILLAGE,
            persons=2, state="moved", last_on=date(2016, 10, 1), moved_on=date(2016, 10, 1), area=1,
            due_on=date(2017, 4, 1), changed_at=now(),
        )  # fmt: skip
    helper = cast.helper()
    client.force_login(helper)
    page = get(client, "due")
    assert "50 of 51 households" in page
    last = Move.objects.order_by("pk")[49].pk
    assert f"?after={last}" in page
    assert "1 of 51 households" in get(client, "due", after=last)
    assert get(client, "due", format="csv", rows="due").count("2017-04-01") == 51


def test_a_follow_up_is_recorded_from_the_page_by_the_village_worker(client):
    row = moved()
    client.force_login(cast.village_worker())
    sent = {"seen": seen(row), "on": today().isoformat(), "labour": "2", "jobs": "3", "income": "3400.50",
            "school": "all", "clinic": "near", "lives": "stays"}  # fmt: skip
    url = reverse("relocation:follow_up", args=[row.pk])
    refused = client.post(url, {f"follow-{key}": value for key, value in sent.items()})
    assert (refused.status_code, "0 to 2" in refused.content.decode()) == (400, True)
    assert (
        client.post(url, {f"follow-{key}": value for key, value in (sent | {"jobs": "1"}).items()}).status_code == 302
    )
    assert FollowUp.objects.values_list("income", "months").get() == (3_400_50, 24)


def test_a_household_page_tells_of_its_relocation_and_the_log_leads_there(client):
    row = moved()
    actor = actor_of(cast.village_worker(), on=today())
    table = relocation_of_household(actor, row.household_id, on=date(2016, 10, 1))
    assert [cell.value for cell in table.rows[0].cells[:1]] == [row.scheme.title]
    page = client.get(reverse("overview:household", args=[row.household_id])).content.decode()
    assert row.scheme.title in page
    assert AuditEvent.objects.filter(subject=f"move:{row.pk}").count() == 3


def test_persons_moved_are_counted_by_any_place_between_two_days():
    moved(offered(register.household(member_count=4)))
    moved(offered(register.household(member_count=3)))
    year = {"since": date(2016, 1, 1), "until": date(2016, 12, 31)}
    places = [cast.VILLAGE, cast.COUNTY, cast.NEXT_COUNTY]
    assert persons_moved(places, **year) == dict(zip(places, (7, 7, 0), strict=True))
    assert persons_moved([cast.COUNTY], since=date(2017, 1, 1), until=date(2017, 12, 31)) == {cast.COUNTY: 0}


def test_pages_take_as_many_queries_however_much_there_is(client, django_assert_max_num_queries):
    row = moved()
    pages = {"list": 14, "scheme": 19, "move": 15, "due": 11}

    def look():
        for name, most in pages.items():
            args = {"scheme": [row.scheme_id], "move": [row.pk]}.get(name, [])
            with django_assert_max_num_queries(most):
                client.get(reverse(f"relocation:{name}", args=args))

    look()
    for _ in range(4):
        moved(offered(row=row.scheme))
    look()
