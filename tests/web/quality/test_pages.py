import csv
import io
import json
import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from huiyin_web.quality.models import Suspect
from huiyin_web.registry.models import Household
from support import cast, given
from support.suspects import AT

pytestmark = pytest.mark.django_db
LONG_AFTER = datetime(2026, 11, 28, tzinfo=UTC)
LIST, RULES = reverse("quality:suspects"), reverse("quality:rules")


@pytest.fixture
def asked():
    """Three questions of the village, one of the village next county."""
    given.places()
    mine = given.household(head_name="多吉才让", phone="13900000000")
    member = given.person(mine, name="央金拉姆", id_number="632725198404300048")
    child = '{"age":8,"compulsory_school_age":6.0,"compulsory_school_years":9.0}'
    return {
        "jump": given.suspect(household_id=mine.pk),
        "child": given.suspect(household_id=mine.pk, person_id=member.pk, rule="child_out_of_school", told=child),
        "done": given.suspect(household_id=mine.pk, urgency=2, outcome="corrected", answered_at=AT, by_name="张三"),
        "elsewhere": given.suspect(cast.NEXT_VILLAGE),
    }


def english(client, user):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client


def questions(answer):
    return re.findall(r'href="/quality/suspects/(\d+)/"', answer.content.decode())


def test_a_township_lists_the_open_questions_of_its_own_villages(client, asked):
    answer = english(client, cast.township_officer()).get(LIST)
    assert questions(answer) == [str(asked["jump"].pk), str(asked["child"].pk)]
    text = answer.content.decode()
    assert "The farmland was 1 mu a year before and is 5 mu." in text
    assert "None is a finding" in text


def test_names_are_masked_in_the_list_on_the_page_and_in_the_file(client, asked):
    english(client, cast.county_officer())
    pages = [client.get(LIST), client.get(reverse("quality:suspect", args=[asked["child"].pk]))]
    texts = [page.content.decode() for page in pages]
    files = (client.get(LIST, {"format": kind}) for kind in ("csv", "json"))
    texts += [file.getvalue().decode("utf-8-sig") for file in files]
    for text in texts:
        assert "多***" in text
        assert [name for name in ("多吉才让", "央金拉姆", "13900000000", "632725198404300048") if name in text] == []


def test_the_file_says_in_words_what_was_chosen(client, asked):
    client.force_login(cast.county_officer())
    chosen = {"rule": "child_out_of_school", "severity": "ask_first", "place": cast.TOWNSHIP, "format": "json"}
    about = json.loads(client.get(LIST, chosen).getvalue())["about"]
    assert about["filter"] == "待核实、优先核实、义务教育阶段适龄儿童未在校、香达镇"


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"rule": "child_out_of_school"}, ["child"]),
        ({"severity": "ask_first"}, ["jump", "child"]),
        ({"severity": "look"}, []),
        ({"state": "corrected"}, ["done"]),
        ({"state": "gone"}, []),
        ({"place": cast.TOWNSHIP}, ["jump", "child"]),
        ({"place": cast.NEXT_TOWNSHIP}, []),
        ({"rule": "no_such_rule", "state": "none", "after": "x"}, ["jump", "child"]),
    ],
)
def test_the_list_is_filtered_by_rule_urgency_place_and_outcome(client, asked, chosen, found):
    answer = english(client, cast.county_officer()).get(LIST, chosen)
    assert questions(answer) == [str(asked[key].pk) for key in found]


def test_the_file_has_every_row_of_the_filter_with_the_question_in_words(client, asked):
    answer = english(client, cast.county_officer()).get(LIST, {"format": "csv", "rule": "farmland_jump"})
    heading, row = csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")))
    assert dict(zip(heading, row, strict=True))["What to ask"].startswith("The farmland was 1 mu a year before")


def test_the_list_is_turned_by_key_without_losing_or_repeating_a_question(client, asked):
    for _ in range(60):
        given.suspect(household_id=asked["jump"].household_id)
    english(client, cast.county_officer())
    first = client.get(LIST)
    following = re.search(r'href="([^"]*after=\d+)"', first.content.decode()).group(1).replace("&amp;", "&")
    both = questions(first) + questions(client.get(following))
    assert (len(both), len(set(both))) == (62, 62)


def test_an_answer_is_recorded_on_the_page_and_shown_there(client, asked):
    page = reverse("quality:suspect", args=[asked["jump"].pk])
    english(client, cast.village_worker())
    assert client.post(page, {"outcome": "explained", "note": "流转取得", "seen": ""}).status_code == 302
    text = client.get(page).content.decode()
    assert "流转取得" in text
    assert "Replace the outcome" in text


def test_an_explanation_without_words_is_sent_back_at_its_field(client, asked):
    page = reverse("quality:suspect", args=[asked["jump"].pk])
    answer = english(client, cast.village_worker()).post(page, {"outcome": "explained", "note": "", "seen": ""})
    assert answer.status_code == 200
    assert "Say in a few words what explains it." in answer.content.decode()
    assert Suspect.objects.get(pk=asked["jump"].pk).outcome == ""


def test_the_page_names_the_threshold_that_was_used_with_its_source(client, asked):
    page = reverse("quality:suspect", args=[asked["jump"].pk])
    text = english(client, cast.county_officer()).get(page).content.decode()
    assert "Rise of an area that is asked about: 3 times the year before. Default of this software" in text


def test_a_question_about_a_shared_number_leads_to_who_else_has_it_and_counts_those_out_of_reach(client, asked):
    number = "632725198404300048"
    other = given.household(head_name="才让吉", office_number="632725990001")
    given.person(other, name="才让吉", id_number=number)
    given.person(given.household(cast.NEXT_VILLAGE), name="旦增", id_number=number)
    given.person(given.household(status="removed"), name="更登", id_number=number)
    member = asked["child"]
    told = '{"persons":3,"households":3}'
    same = given.suspect(
        household_id=member.household_id, person_id=member.person_id, rule="same_id_twice", told=told
    )  # fmt: skip
    page = reverse("quality:suspect", args=[same.pk])
    text = english(client, cast.county_officer()).get(page).content.decode()
    found = re.findall(r"<dt>Also has this ID number</dt><dd>(.*?)</dd>", text)
    assert found == [
        f'<a href="/households/{other.pk}/">才** · 632725990001 · 前多村</a>',
        "1 more, who are not shown here",
    ]
    other_page = client.get(reverse("quality:suspect", args=[member.pk])).content.decode()
    assert "Also has this ID number" not in other_page


def test_a_question_found_long_after_its_year_tells_the_line_of_that_year(client, asked):
    told = '{"income":2801.0,"poverty_line":2952.0}'
    late = given.suspect(rule="left_below_the_line", told=told, asked_on=date(2016, 12, 31), found_at=LONG_AFTER)
    answer = english(client, cast.county_officer()).get(reverse("quality:suspect", args=[late.pk]))
    assert "National rural poverty line: 2952 yuan per person and year at current prices" in answer.content.decode()


def test_the_rules_tell_the_line_of_the_register_s_year(client, asked):
    text = english(client, cast.county_officer()).get(RULES).content.decode()
    assert "National rural poverty line: 2952 yuan" in text


def test_the_rules_say_of_which_year_a_line_is_missing(client, asked):
    Household.objects.update(updated_year=2021)
    text = english(client, cast.county_officer()).get(RULES).content.decode()
    assert "National rural poverty line: none is known for 2021, so this is not asked" in text


def test_the_rules_tell_their_thresholds_how_many_are_open_and_how_often_they_mended_something(client, asked):
    given.suspect(household_id=asked["jump"].household_id, outcome="true_value", answered_at=AT)
    answer = english(client, cast.county_officer()).get(RULES, {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    (jump,) = [row for row in rows if row["Rule"].startswith("Farmland many times")]
    assert (jump["Open"], jump["Answered"], jump["Corrected or to be"], float(jump["Precision (%)"])) == (
        "1",
        "2",
        "1",
        50.0,
    )
    assert "Least rise of an area that is asked about: 2 mu." in jump["Threshold"]
    assert len(rows) >= 25


def test_only_who_may_have_the_register_checked_finds_the_button(client, asked):
    assert "Check the register now" not in english(client, cast.county_officer()).get(LIST).content.decode()
    assert "Check the register now" in english(client, cast.provincial_office()).get(LIST).content.decode()


def test_the_page_of_a_household_tells_what_is_asked_about_it(client, asked):
    household = reverse("overview:household", args=[asked["jump"].household_id])
    answer = english(client, cast.village_worker()).get(household)
    assert questions(answer) == [str(asked[key].pk) for key in ("jump", "child", "done")]


def test_a_village_worker_finds_the_most_urgent_questions_on_the_page_of_today(client, asked):
    answer = english(client, cast.village_worker()).get(reverse("overview:today"))
    assert questions(answer) == [str(asked["jump"].pk), str(asked["child"].pk)]
    assert questions(english(client, cast.county_officer()).get(reverse("overview:today"))) == []


def test_the_log_names_the_question_that_was_answered(client, asked):
    english(client, cast.village_worker()).post(
        reverse("quality:suspect", args=[asked["jump"].pk]), {"outcome": "true_value", "note": "", "seen": ""}
    )
    text = english(client, cast.county_officer()).get(reverse("access:audit")).content.decode()
    assert "recorded what asking about a suspect found" in text


def test_an_entry_found_wrong_is_to_be_corrected_until_the_register_says_otherwise(client, asked):
    done = asked["done"]
    where = reverse("quality:suspect", args=[done.pk])
    form = reverse("registry:household", args=[done.household_id, "register"])
    text = english(client, cast.township_officer()).get(where).content.decode()
    assert [one in text for one in ("To be corrected", form, ">corrected<")] == [True, True, False]
    Suspect.objects.filter(pk=done.pk).update(gone_at=AT)
    text = client.get(where).content.decode()
    assert ["To be corrected" in text, form in text, "Corrected" in text] == [False, False, True]
