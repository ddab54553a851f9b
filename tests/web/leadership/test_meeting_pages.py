import pytest
from django.urls import reverse

from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import now, today
from huiyin_web.leadership.models import Attendance, Item, Meeting, MeetingDecision
from support import cast
from support.leadership import UNIT, concluded, held, issued, written
from support.posting import forms_without_token

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client):
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def shown(client, name, *args, **asked):
    got = client.get(reverse(f"leadership:{name}", args=args), asked)
    assert got.status_code == 200
    return got.content.decode()


def sent(client, row, part, **fields):
    return client.post(reverse("leadership:new_line", args=[row.pk, part]), fields)


DECISION = {
    "title": "培训180人", "kind": "training", "severity": "ordinary", "place_code": cast.VILLAGE,
    "owner": "Provincial Power Company", "person": "帮扶专员", "accepter": cast.TOWNSHIP,
}  # fmt: skip


def test_a_meeting_is_recorded_line_by_line_and_concluded(client):
    got = client.post(
        reverse("leadership:hold"), {"kind": "meeting", "title": "县会议", "held_on": today().isoformat()}
    )
    row = Meeting.objects.get()
    assert (got.status_code, got["Location"]) == (302, reverse("leadership:meeting", args=[row.pk]))
    assert sent(client, row, "attendance", name="甲", presence="present", is_chair="on").status_code == 302
    assert sent(client, row, "attendance", name="乙", presence="deputy", deputy="丙").status_code == 302
    assert sent(client, row, "items", kind="report", title="汇报", conclusion="同意").status_code == 302
    due = today().replace(year=today().year + 1).isoformat()
    assert sent(client, row, "decisions", **DECISION, due_on=due).status_code == 302

    assert client.post(reverse("leadership:conclude", args=[row.pk])).status_code == 302
    commitment = Commitment.objects.get()
    assert (commitment.source, commitment.source_key) == ("decision", str(MeetingDecision.objects.get().pk))
    page = shown(client, "meeting", row.pk)
    assert "Waits" not in page
    assert "its owner: Provincial Power Company" in page
    assert "Conclude the meeting" not in page
    one = client.get(reverse("commitments:one", args=[commitment.pk])).content.decode()
    assert f'<a href="{reverse("leadership:meeting", args=[row.pk])}">县会议, decision 1</a>' in one


def test_what_a_meeting_lacks_is_said_and_it_stays_open(client):
    row = held(at=now())
    got = client.post(reverse("leadership:conclude", args=[row.pk]))
    page = got.content.decode()
    assert got.status_code == 400
    assert "Say who chaired it" in page
    assert "Put at least one item on the agenda." in page
    assert forms_without_token(got) == []
    assert Meeting.objects.get().concluded_at is None


@pytest.mark.parametrize(
    ("part", "fields", "words"),
    [
        ("attendance", {"name": "", "presence": "present"}, "This has to be said."),
        ("attendance", {"name": "乙", "presence": "deputy"}, "Say whom they sent."),
        ("attendance", {"name": "示范成员", "post": "县长", "presence": "present"}, "is on the list already."),
        ("attendance", {"name": "乙", "presence": "present", "is_chair": "on"}, "chairs this meeting already."),
        ("items", {"kind": "topic", "title": "电话13800138765"}, "Leave numbers of people out"),
        ("items", {"kind": "topic", "title": "议题", "outcome": "approved"}, "Only a document that is examined has a result."),
        ("decisions", {**DECISION, "accepter": UNIT, "due_on": "2099-01-01"}, "also say whether it was kept"),
        ("decisions", {**DECISION, "due_on": "2016-01-01"}, "It must be due"),
        ("decisions", {**DECISION, "owner": "", "due_on": "2099-01-01"}, "This has to be said."),
        ("decisions", {**DECISION, "unit": "persons", "due_on": "2099-01-01"}, "A quantity has a unit"),
        ("decisions", {**DECISION, "place_code": cast.NEXT_VILLAGE, "due_on": "2099-01-01"}, "This place was not found"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_line_is_said_at_its_field_and_nothing_written_is_lost(client, part, fields, words):
    row = written(at=now())
    got = sent(client, row, part, **fields)
    page = got.content.decode()
    assert got.status_code == 400
    assert words in page
    assert fields.get("title", "") in page


def test_a_line_is_changed_and_struck_while_the_meeting_is_open(client):
    row = written(at=now())
    line = row.attendance.get(is_chair=False)
    where = reverse("leadership:line", args=[row.pk, "attendance", line.pk])
    assert "示范成员" in client.get(where).content.decode()
    client.post(where, {"name": "新成员", "presence": "observer"})
    assert Attendance.objects.get(pk=line.pk).name == "新成员"
    client.post(where, {"strike": "1"})
    assert row.attendance.count() == 1
    decision = reverse("leadership:line", args=[row.pk, "decisions", row.decisions.get().pk])
    assert 'value="Provincial Power Company"' in client.get(decision).content.decode()


def test_nothing_of_a_concluded_meeting_is_edited_and_a_correction_stands_beside_it(client):
    row = concluded(at=now())
    item = row.items.get()
    refused = client.post(reverse("leadership:line", args=[row.pk, "items", item.pk]), {"kind": "topic", "title": "改"})
    assert refused.status_code == 409
    assert Item.objects.get(pk=item.pk).title == item.title
    assert client.post(reverse("leadership:add", args=[row.pk]), {"words": "应为甲", "reason": ""}).status_code == 400
    done = client.post(reverse("leadership:add", args=[row.pk]), {"words": "主持人应为甲", "reason": "笔误"})
    assert done.status_code == 302
    page = shown(client, "meeting", row.pk)
    assert "笔误" in page
    assert "主持人应为甲" in page


def test_the_list_counts_what_became_of_decisions_and_finds_by_words(client):
    row = concluded(at=now())
    page = shown(client, "meetings")
    assert "Meeting of the county&#x27;s leading group" in page
    assert reverse("leadership:meeting", args=[row.pk]) in shown(client, "meetings", words="培训")
    assert "No meeting is recorded yet." in shown(client, "meetings", words="没有")


def test_a_decision_rests_on_a_clause_of_a_document_in_force_which_names_it(client):
    document = issued()
    row = concluded(at=now(), rests_on=f"{document.pk}:第二条")
    assert "rests on 第二条 of Inspection" in shown(client, "meeting", row.pk)
    assert "Train 180 people" in shown(client, "document", document.pk)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-")])
def test_minutes_are_written_as_word_and_pdf_in_both_languages(client, language, kind, begins):
    client.cookies["huiyin_language"] = language
    row = concluded(at=now())
    got = client.get(reverse("leadership:minutes", args=[row.pk, kind]))
    assert got.content.startswith(begins)
    assert f".{kind}" in got["Content-Disposition"]


def test_another_kind_of_file_is_not_found(client):
    assert client.get(reverse("leadership:minutes", args=[concluded().pk, "odt"])).status_code == 404


def test_a_meeting_being_written_is_seen_by_its_own_office_only(client):
    row = held()
    assert client.get(reverse("leadership:meeting", args=[row.pk])).status_code == 200
    client.force_login(cast.provincial_office())
    assert client.get(reverse("leadership:meeting", args=[row.pk])).status_code == 404


def test_whoever_has_to_keep_a_decision_sees_its_meeting_though_it_is_out_of_reach(client):
    row = concluded()
    client.force_login(cast.assisting_unit(villages=(cast.NEXT_VILLAGE,)))
    assert "Train 180 people" in shown(client, "meeting", row.pk)
    client.force_login(cast.county_officer(cast.NEXT_COUNTY))
    assert client.get(reverse("leadership:meeting", args=[row.pk])).status_code == 404


def test_twenty_meetings_cost_no_more_queries_than_one(client, django_assert_max_num_queries):
    for _ in range(3):
        concluded()
    with django_assert_max_num_queries(20):
        shown(client, "meetings")
    row = concluded()
    with django_assert_max_num_queries(30):
        shown(client, "meeting", row.pk)
