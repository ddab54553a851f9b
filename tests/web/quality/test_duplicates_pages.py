"""The pages of double entries: who sees which, side by side, masked, and what is decided there."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse

from huiyin_web.quality.models import Duplicate
from huiyin_web.registry.models import Household, Person
from support import cast, given
from support.duplicates import proposal

pytestmark = pytest.mark.django_db
LIST = reverse("quality:duplicates")


@pytest.fixture
def asked():
    """Two entries of the village, and a pair across two counties."""
    given.places()
    return given.duplicate(), given.duplicate(right_village=cast.NEXT_VILLAGE, probability=0.99)


def english(client, user):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client


def page_of(row):
    return reverse("quality:duplicate", args=[row.pk])


def listed(answer):
    return re.findall(r'href="/quality/duplicates/(\d+)/"', answer.content.decode())


def sent(client, row, decision="household", reason="问过本人", **more):
    seen = re.search(r'name="seen" value="([^"]*)"', client.get(page_of(row)).content.decode()).group(1)
    return client.post(
        page_of(row), {"decision": decision, "keep": "left", "reason": reason, "seen": seen, "before": ""} | more
    )


def checked(client, row, step, **more):
    """Post what stands on the page of a merge that waits."""
    found = re.search(r'name="proposal" value="([^"]*)"', client.get(page_of(row)).content.decode()).group(1)
    return client.post(reverse(f"quality:{step}", args=[row.pk]), {"proposal": found} | more)


def test_whoever_reaches_both_entries_sees_them_the_most_probable_first(client, asked):
    mine, across = asked
    assert listed(english(client, cast.county_officer()).get(LIST)) == [str(mine.pk)]
    assert listed(english(client, cast.prefecture_officer()).get(LIST)) == [str(across.pk), str(mine.pk)]
    assert listed(english(client, cast.prefecture_officer()).get(LIST, {"place": cast.NEXT_COUNTY})) == [str(across.pk)]
    assert listed(english(client, cast.prefecture_officer()).get(LIST, {"state": "later"})) == []


def test_the_file_has_the_rows_of_the_filter(client, asked):
    answer = english(client, cast.prefecture_officer()).get(LIST, {"format": "json"})
    assert [row["probability"] for row in json.loads(answer.getvalue())["rows"]] == [99.0, 97.0]


def test_the_file_says_in_words_what_was_chosen(client, asked):
    client.force_login(cast.prefecture_officer())
    chosen = {"state": "household", "place": cast.NEXT_COUNTY, "format": "json"}
    assert json.loads(client.get(LIST, chosen).getvalue())["about"]["filter"] == "同一户、治多县"
    english(client, cast.prefecture_officer())
    assert json.loads(client.get(LIST, {"format": "json"}).getvalue())["about"]["filter"] == "To be decided"


def test_names_and_numbers_are_masked_and_every_field_that_differs_is_marked(client, asked):
    row = asked[0]
    (pair,) = json.loads(row.told)
    Person.objects.filter(pk=pair["left"]).update(id_number="632725198003049011", phone="13900000000")
    Household.objects.filter(pk=row.left_household).update(farmland=5.0)
    Household.objects.filter(pk=row.right_household).update(farmland=5.0, housing_area=60.0)
    answer = english(client, cast.township_officer()).get(page_of(row))
    text = answer.content.decode()
    assert [one for one in ("才让东智", "632725198003049011", "13900000000") if one in text] == []
    marked = re.findall(r'<tr role="row" class="is-marked"><th [^>]*>([^<]*)<', text)
    assert [one for one in ("Housing area (m2)", "Own phone", "Place") if one in marked] == [
        "Housing area (m2)",
        "Own phone",
    ]
    assert "Farmland (mu)" not in text
    assert "more fields are the same in both." in text


def compared(client, row):
    """Give what stands in each row of the page, in one line."""
    text = english(client, cast.township_officer()).get(page_of(row)).content.decode()
    rows = re.findall(r"<tr role=.*?</tr>", text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", one).split()) for one in rows]


def test_what_is_equal_is_said_to_be_and_what_differs_beneath_a_mask_is_said_to_differ_there(client, asked):
    row = asked[0]
    (pair,) = json.loads(row.told)
    pair["levels"] |= {"document": "other", "name": "one_character"}
    Duplicate.objects.filter(pk=row.pk).update(told=json.dumps([pair]))
    Person.objects.filter(pk__in=(pair["left"], pair["right"])).update(
        id_number="632725198003049011", phone="13900000000"
    )
    Person.objects.filter(pk=pair["right"]).update(name="才让东周", phone="13911110000")
    rows = compared(client, row)
    assert "ID number 632725********9011 632725********9011 the same now" in rows
    assert "Name 才*** 才*** one character differs in the part that is masked" in rows
    assert "Own phone 139****0000 139****0000 differ in the part that is masked" in rows


def test_the_page_says_that_nothing_is_taken_from_a_family_while_the_question_is_open(client, asked):
    text = english(client, cast.township_officer()).get(page_of(asked[0])).content.decode()
    assert "nothing is taken from either family" in text
    assert "A probability proves nothing: ask the family." in text


def test_a_merge_is_proposed_approved_by_somebody_else_and_undone_there(client, asked):
    row = asked[0]
    township, county = cast.township_officer(), cast.county_officer()
    english(client, township)
    assert sent(client, row).status_code == 302
    text = client.get(page_of(row)).content.decode()
    assert [one in text for one in ("One household", "问过本人", "Approve the merge", "Record the decision")] == [
        True, True, False, True,
    ]  # fmt: skip
    assert listed(client.get(LIST, {"state": "waiting"})) == [str(row.pk)]
    assert listed(client.get(LIST)) == listed(client.get(LIST, {"state": "household"})) == []
    english(client, county)
    text = client.get(page_of(row)).content.decode()
    assert [one in text for one in ("Approve the merge", "Record the decision")] == [True, False]
    assert checked(client, row, "approve_merge").status_code == 302
    text = client.get(page_of(row)).content.decode()
    assert (f"approved by {county.name} on" in text, "both entries stay as they are" in text) == (True, False)
    assert ("Two entries merged" in text, "Are these two one?" in text) == (True, False)
    assert listed(client.get(LIST, {"state": "household"})) == [str(row.pk)]
    part = reverse("quality:part", args=[row.pk])
    english(client, township)
    assert "Undo the merge" not in client.get(page_of(row)).content.decode()
    assert client.post(part).status_code == 403
    english(client, county)
    assert client.post(part).status_code == 302
    assert Duplicate.objects.get(pk=row.pk).decision == ""
    assert "Record the decision" in client.get(page_of(row)).content.decode()


def test_a_merge_waits_on_the_page_of_today_and_comes_back_there_with_its_reason(client, asked):
    row, today = asked[0], reverse("overview:today")
    township, county = cast.township_officer(), cast.county_officer()
    english(client, township)
    sent(client, row)
    assert listed(client.get(today)) == []
    english(client, county)
    assert listed(client.get(today)) == [str(row.pk)]
    answer = checked(client, row, "send_back_merge", answer="再查")
    assert (answer.status_code, "at least 4 characters why it is sent back" in answer.content.decode()) == (400, True)
    assert "再查" in answer.content.decode()
    assert checked(client, row, "send_back_merge", answer="请核对户主证件").status_code == 302
    assert listed(client.get(today)) == []
    english(client, township)
    text = client.get(today).content.decode()
    assert (f"/quality/duplicates/{row.pk}/" in text, "请核对户主证件" in text) == (True, True)
    text = client.get(page_of(row)).content.decode()
    assert ("请核对户主证件" in text, "Record the decision" in text) == (True, True)


def test_whoever_proposed_a_merge_is_refused_at_its_approval(client, asked):
    row = asked[0]
    english(client, cast.township_officer())
    sent(client, row)
    answer = client.post(reverse("quality:approve_merge", args=[row.pk]), {"proposal": proposal(row)})
    assert answer.status_code == 403
    assert "Whoever proposes a merge does not approve it" in answer.content.decode()


def test_a_decision_without_words_and_one_that_cannot_be_are_sent_back_at_their_field(client, asked):
    row = asked[0]
    english(client, cast.township_officer())
    answer = sent(client, row, reason="见")
    assert (answer.status_code, "Say in at least 4 characters how you know" in answer.content.decode()) == (200, True)
    answer = sent(client, row, decision="person")
    assert (answer.status_code, "heads a household with other members" in answer.content.decode()) == (200, True)
    assert Duplicate.objects.get(pk=row.pk).decision == ""


def test_what_has_changed_since_the_page_was_shown_is_not_decided(client, asked):
    row = asked[0]
    english(client, cast.township_officer())
    assert sent(client, row, seen="1:1").status_code == 409
    assert Household.objects.filter(status="removed").count() == 0


def test_a_village_worker_compares_but_finds_no_form(client, asked):
    text = english(client, cast.village_worker()).get(page_of(asked[0])).content.decode()
    assert "Record the decision" not in text
    assert "The lowest office that both places lie under decides." in text


def test_the_page_of_a_household_tells_of_its_double(client, asked):
    where = reverse("overview:household", args=[asked[0].left_household])
    assert listed(english(client, cast.township_officer()).get(where)) == [str(asked[0].pk)]


def test_a_pair_whose_second_row_was_taken_away_shows_what_it_was(client, asked):
    row = asked[0]
    Person.objects.filter(household_id=row.right_household).update(relation="son", birth_date=date(2000, 1, 1))
    english(client, cast.township_officer())
    assert sent(client, row, decision="person").status_code == 302
    english(client, cast.county_officer())
    checked(client, row, "approve_merge")
    assert [one for one in compared(client, row) if one.startswith("Name ")] == ["Name 才*** 才*** the same"]


def test_whose_entry_stays_is_asked_where_two_are_merged_and_never_preset(client, asked):
    mine, _ = asked
    page = english(client, cast.county_officer())
    assert "checked" not in page.get(page_of(mine)).content.decode()

    refused = sent(page, mine, keep="")
    assert "Choose whose entry stays" in refused.content.decode()
    assert sent(page, mine, "different", keep="").status_code == 302
