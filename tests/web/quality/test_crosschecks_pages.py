"""The pages of other departments' lists: who sees which flags, both sides masked, and what is decided and sent there."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from huiyin_web.jobs.models import Job
from huiyin_web.quality.folders import folder_of
from huiyin_web.quality.models import DepartmentList, Flag
from huiyin_web.registry.models import Household, Person
from support import cast, given
from support.suspects import AT

pytestmark = pytest.mark.django_db
FLAGS, LISTS = reverse("quality:flags"), reverse("quality:lists")


@pytest.fixture
def flags(data):
    """A flag of the county by ID number, one of its township by likeness, and one next door."""
    given.places()
    levels = json.dumps({"document": None, "name": "same", "birth": "exchanged"})
    likely = given.flag(kind="houses", match="likeness", probability=0.99999, levels=levels, facts="[{}]")
    return given.flag(), likely, given.flag(cast.NEXT_VILLAGE)


def english(client, user):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client


def page_of(row):
    return reverse("quality:flag", args=[row.pk])


def listed(answer):
    return [int(one) for one in re.findall(r'href="/quality/flags/(\d+)/"', answer.content.decode())]


def said(answer):
    return re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())


def test_each_sees_the_flags_of_their_area_by_kind_state_list_and_place(client, flags):
    by_id, likely, next_door = flags
    assert listed(english(client, cast.township_officer()).get(FLAGS)) == [likely.pk, by_id.pk]
    prefecture = english(client, cast.prefecture_officer())
    assert listed(prefecture.get(FLAGS)) == [likely.pk, by_id.pk, next_door.pk]
    assert listed(prefecture.get(FLAGS, {"kind": "houses"})) == [likely.pk]
    assert listed(prefecture.get(FLAGS, {"place": cast.NEXT_COUNTY})) == [next_door.pk]
    assert listed(prefecture.get(FLAGS, {"list": by_id.source.pk})) == [by_id.pk]
    assert "Vehicles as of 2016-08-31" in said(prefecture.get(FLAGS, {"list": by_id.source.pk}))
    assert listed(prefecture.get(FLAGS, {"state": "confirmed"})) == []
    assert listed(prefecture.get(FLAGS, {"after": likely.pk})) == [by_id.pk, next_door.pk]


def test_the_file_has_the_rows_of_the_filter_with_both_sides(client, flags):
    answer = english(client, cast.township_officer()).get(FLAGS, {"format": "json", "kind": "vehicles"})
    (row,) = json.loads(answer.getvalue())["rows"]
    assert (row["says"], row["match"], row["as_of"]) == (
        "Plate: ***2345, Kind of vehicle: 小型轿车, Use: 非营运, Registered on: 2015-03-01",
        "by ID number",
        "2016-08-31",
    )
    assert row["register"].startswith("Work status: farming")


def test_the_file_says_in_words_what_was_chosen(client, flags):
    client.force_login(cast.prefecture_officer())
    chosen = {"kind": "vehicles", "list": flags[0].source.pk, "place": cast.COUNTY, "format": "json"}
    about = json.loads(client.get(FLAGS, chosen).getvalue())["about"]
    assert about["filter"] == "待核实、机动车登记、机动车登记（截止 2016-08-31）、囊谦县"


def test_the_work_list_counts_all_its_tabs_at_once(client, flags):
    english(client, cast.county_officer())
    with CaptureQueriesContext(connection) as asked:
        client.get(FLAGS)
    counts = [one["sql"] for one in asked if "COUNT(" in one["sql"] and 'FROM "quality_flag"' in one["sql"]]
    assert len(counts) == 1


def test_a_list_of_a_wider_place_is_named_but_not_linked_for_whoever_does_not_reach_it(client, flags):
    DepartmentList.objects.filter(pk=flags[0].source.pk).update(place_code=cast.PREFECTURE)
    where = reverse("quality:list", args=[flags[0].source.pk])
    answer = english(client, cast.county_officer()).get(page_of(flags[0])).content.decode()
    assert ("Vehicles as of 2016-08-31" in answer, where in answer) == (True, False)
    assert where in english(client, cast.prefecture_officer()).get(page_of(flags[0])).content.decode()


def test_a_flag_shows_what_list_and_register_say_and_how_it_was_matched(client, flags):
    text = said(english(client, cast.township_officer()).get(page_of(flags[0])))
    for one in ("Vehicles: in the list", "***2345", "By ID number", "Traffic police", "Kind of industry", "才***"):
        assert one in text
    assert "才让东智" not in text
    text = said(client.get(page_of(flags[1])))
    assert "By name and day of birth (99.9%)" in text
    assert "Name: the same, Born on: day and month exchanged" in text


def test_a_decision_is_recorded_shown_and_replaced_there(client, flags):
    english(client, cast.township_officer())
    where = page_of(flags[0])
    (key,) = re.findall(r'name="facts" value="([^"]*)"', client.get(where).content.decode())
    answer = client.post(where, {"decision": "list_wrong", "note": "无", "seen": "", "facts": key})
    assert (answer.status_code, "Say in at least 4 characters how you know" in answer.content.decode()) == (200, True)
    answer = client.post(where, {"decision": "list_wrong", "note": "车主 11010519491231002X", "seen": "", "facts": key})
    assert (answer.status_code, "leave it out" in answer.content.decode()) == (200, True)
    assert (
        client.post(where, {"decision": "list_wrong", "note": "车主同名", "seen": "", "facts": key}).status_code == 302
    )
    text = said(client.get(where))
    assert [one for one in ("The list is wrong", "车主同名", "Replace the decision") if one not in text] == []
    assert (
        client.post(where, {"decision": "confirmed", "note": "重新入户", "seen": "", "facts": key}).status_code == 409
    )
    assert Flag.objects.get(pk=flags[0].pk).decision == "list_wrong"


def test_an_auditor_reads_both_sides_but_finds_no_form(client, flags):
    text = said(english(client, cast.auditor()).get(page_of(flags[0])))
    assert "Nobody has decided yet." in text
    assert "Record the decision" not in text
    assert "/quality/lists/" not in client.get(page_of(flags[0])).content.decode()


def test_a_flag_about_somebody_no_longer_registered_still_shows(client, flags):
    Person.objects.filter(pk=flags[0].person_id).delete()
    text = said(english(client, cast.township_officer()).get(page_of(flags[0])))
    assert "no longer in the register" in text.lower()


def test_of_a_family_that_moved_away_its_old_office_reads_the_list_alone(client, flags):
    Household.objects.filter(pk=flags[0].household_id).update(village_code=cast.NEXT_VILLAGE)
    county = english(client, cast.county_officer())
    for where in (page_of(flags[0]), FLAGS):
        text = said(county.get(where))
        assert ("registered out of your reach now" in text.lower(), "***2345" in text) == (True, True)
    text = said(county.get(page_of(flags[0])))
    assert [one for one in ("farming", "才***") if one in text.lower()] == []
    assert "farming" in said(english(client, cast.prefecture_officer()).get(page_of(flags[0]))).lower()


def test_the_page_of_a_household_tells_of_its_open_flags(client, flags):
    where = reverse("overview:household", args=[flags[0].household_id])
    assert listed(english(client, cast.township_officer()).get(where)) == [flags[0].pk]
    Flag.objects.filter(pk=flags[0].pk).update(gone_at=AT)
    assert listed(client.get(where)) == []


def test_whoever_neither_decides_nor_audits_sees_nothing_of_what_other_lists_say(client, flags):
    given.suspect(household_id=flags[0].household_id)
    where = reverse("overview:household", args=[flags[0].household_id])
    for somebody in (cast.helper(), cast.assisting_unit(), cast.village_worker(), cast.inspector(), cast.commander()):
        text = said(english(client, somebody).get(where))
        # What the register asks of itself they read: it tells no more of the family than this page does.
        assert ("Suspects: what is to be asked" in text, "Cross-checks" in text, "***2345" in text) == (
            True,
            False,
            False,
        )
        assert [client.get(page).status_code for page in (FLAGS, page_of(flags[0]))] == [403, 403]
    for somebody in (cast.township_officer(), cast.auditor()):
        assert listed(english(client, somebody).get(where)) == [flags[0].pk]


def test_the_page_of_lists_tells_of_each_kind_how_often_it_was_right(client, flags):
    for decision in ("confirmed", "corrected", "list_wrong", "explained"):
        given.flag(decision=decision, note="入户见到车辆", decided_at=AT)
    text = said(english(client, cast.county_officer()).get(LISTS))
    assert re.search(r"Vehicles\s+Traffic police\s+Whoever is in it is asked about\s+1\s+4\s+50", text)


def sent(client, text, **more):
    file = SimpleUploadedFile("车辆.csv", text.encode())
    return client.post(LISTS, {"kind": "vehicles", "as_of": "2016-01-01", "place": cast.COUNTY, "file": file} | more)


def test_a_list_that_is_sent_is_kept_and_waits_for_the_worker(client, flags):
    DepartmentList.objects.update(withdrawn_at=AT)
    answer = sent(english(client, cast.county_officer()), "姓名,身份证号\n王五,11010519491231002X\n")
    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("jobs:job", args=[job.pk]))
    made = DepartmentList.objects.latest("pk")
    assert (job.params["list"], made.place_code, (folder_of(made.uuid) / "sent").exists()) == (
        made.pk,
        cast.COUNTY,
        True,
    )
    assert "waits" in said(client.get(LISTS))
    assert "Nothing of this list has been compared." in said(client.get(reverse("quality:list", args=[made.pk])))


def test_what_cannot_be_taken_is_said_at_its_field(client, flags):
    county = english(client, cast.county_officer())
    assert "was compared already" in said(sent(county, "姓名\n"))
    assert "is yet to come" in said(sent(county, "姓名\n", as_of="2999-01-01"))
    assert "Lists of 1999-01-01 are not compared" in said(sent(county, "姓名\n", as_of="1999-01-01"))
    text = said(sent(county, "姓名\n", kind="", as_of="", file=""))
    assert [
        one for one in ("Choose what it lists.", "Write the day whose state", "Choose a file.") if one not in text
    ] == []
    assert not Job.objects.exists()


def test_a_list_adds_up_its_rows_and_is_withdrawn_there(client, flags):
    made = flags[0].source
    county = english(client, cast.county_officer())
    where = reverse("quality:list", args=[made.pk])
    text = said(county.get(where))
    assert (
        "3 rows = 1 matched by ID number + 0 by likeness + 2 of nobody registered + 0 that could not be read." in text
    )
    assert county.post(reverse("quality:withdraw", args=[made.pk])).status_code == 302
    assert "Withdraw the list" not in said(county.get(where))
    assert Flag.objects.get(pk=flags[0].pk).gone_at is not None


def test_a_list_that_can_hardly_be_whole_says_whom_it_does_not_ask_about(client, flags):
    made = given.department_list(withheld=1200)
    text = said(english(client, cast.county_officer()).get(reverse("quality:list", args=[made.pk])))
    assert "1,200 people, of whom nobody is asked about: too many rows could not be read" in text


def test_a_refused_list_says_why(client, flags):
    made = given.department_list(compared_at=None, refusal={"en": "No heading 'name'.", "zh": "缺少“姓名”列。"})
    text = said(english(client, cast.county_officer()).get(reverse("quality:list", args=[made.pk])))
    assert ("No heading 'name'." in text.replace("&#x27;", "'"), "not compared" in text) == (True, True)


def test_the_pages_cost_the_same_with_twice_the_flags(client, flags, django_assert_max_num_queries):
    english(client, cast.county_officer())
    client.get(FLAGS)
    with django_assert_max_num_queries(40) as first:
        client.get(FLAGS)
    for _ in range(4):
        given.flag()
    with django_assert_max_num_queries(len(first)):
        client.get(FLAGS)
    assert Household.objects.count() == 7


def test_the_empty_workbook_of_a_list_has_its_columns(client, data, tmp_path):
    given.places()
    county = english(client, cast.county_officer())
    answer = county.get(reverse("quality:list_template", args=["dibao"]))
    (tmp_path / "empty.xlsx").write_bytes(b"".join(answer.streaming_content))
    (headings,) = CalamineWorkbook.from_path(tmp_path / "empty.xlsx").get_sheet_by_index(0).to_python()
    assert headings == [
        "name", "ID number", "born on", "sex", "village code", "since", "allowance (yuan a month)",
    ]  # fmt: skip
    assert county.get(reverse("quality:list_template", args=["cars"])).status_code == 404


def test_the_page_of_a_list_says_how_many_flags_it_did_not_close_and_what_to_do(client, data):
    given.places()
    made = given.department_list(kept_open=1_200)
    page = said(english(client, cast.county_officer()).get(reverse("quality:list", args=[made.pk])))
    assert "1,200 open flags about people whom this list lacks stay open" in page
    assert "more than 50% of the open flags of its kind" in page
    assert "withdraw it and ask the department for the whole list" in page


@pytest.mark.parametrize(("language", "words"), [("en", "corrected or to be"), ("zh-hans", "已更正或待更正")])
def test_what_was_found_to_be_corrected_is_not_said_to_be_so_already(client, flags, language, words):
    row = given.flag(decision="corrected", note="户主姓名登记有误", decided_at=AT)
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = language

    for where in (f"{FLAGS}?state=corrected", page_of(row)):
        page = said(client.get(where))
        assert words in page.lower()
        assert "register corrected" not in page.lower()
        assert "台账已更正" not in page
