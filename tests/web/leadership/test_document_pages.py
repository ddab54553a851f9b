import pytest
from django.urls import reverse

from huiyin_web.access.citations import citing, clauses_cited, clauses_offered
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from huiyin_web.evidence.subjects import subject_or_404
from huiyin_web.leadership.models import Document
from huiyin_web.leadership.queries.library import clause
from support import cast
from support.leadership import TEXT, concluded, county, did, drafted, heard, issued
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


def test_a_draft_is_begun_asked_about_and_says_that_it_binds_nobody(client):
    sent = {"kind": "method", "title": "督查办法", "words": TEXT}
    assert client.post(reverse("leadership:draft"), sent).status_code == 302
    row = Document.objects.get()
    page = shown(client, "document", row.pk)
    assert "Binds nobody: only what is issued does." in page
    assert "到县后随机抽取村。" in page
    url = reverse("leadership:document_act", args=[row.pk, "consult"])
    asked = {
        "consult-seen": "1",
        "consult-offices": "Provincial Power Company\n没有的单位",
        "consult-until": "2099-01-01",
    }
    refused = client.post(url, asked)
    assert refused.status_code == 400
    assert forms_without_token(refused) == []
    assert "No office is called &#x27;没有的单位&#x27;." in refused.content.decode()
    done = client.post(url, asked | {"consult-offices": "Provincial Power Company"})
    assert done.status_code == 302
    assert "No answer yet, asked until 2099-01-01" in shown(client, "document", row.pk)


def test_a_draft_without_clauses_is_refused_and_what_was_written_stays(client):
    got = client.post(reverse("leadership:draft"), {"kind": "method", "title": "督查办法", "words": "没有编号的话"})
    assert got.status_code == 400
    assert "没有编号的话" in got.content.decode()
    assert "Begin each clause with its number" in got.content.decode()


def test_an_office_that_was_asked_sees_it_on_today_and_answers(client):
    row = heard(at=now())
    client.force_login(cast.assisting_unit())
    assert "Draft on which your office is asked for its opinion" in client.get("/").content.decode()
    url = reverse("leadership:document_act", args=[row.pk, "opine"])
    sent = {"opine-seen": "2", "opine-stance": "changes", "opine-words": "增加资金条款"}
    assert client.post(url, sent).status_code == 302
    assert "增加资金条款" in shown(client, "document", row.pk)
    assert client.post(url, sent).status_code == 409


def test_whoever_was_slower_is_told(client):
    row = drafted()
    url = reverse("leadership:document_act", args=[row.pk, "withdraw"])
    got = client.post(url, {"withdraw-seen": "0", "withdraw-reason": "误"})
    assert got.status_code == 409
    assert "Something was done to this document since you opened it." in got.content.decode()


def test_the_library_shows_what_is_in_force_on_a_day_and_finds_words_of_clauses(client):
    row = issued()
    drafted(title="另一办法")
    address = reverse("leadership:document", args=[row.pk])
    before = row.effective_on.replace(day=1)
    found = {
        "today": address in shown(client, "documents"),
        "before": address in shown(client, "documents", day=before.isoformat()),
        "words": address in shown(client, "documents", words="随机抽取"),
        "other": address in shown(client, "documents", words="没有的话"),
        "way": address in shown(client, "documents", view="way"),
        "all": address in shown(client, "documents", view="all"),
    }
    assert found == {"today": True, "before": False, "words": True, "other": False, "way": False, "all": True}


def test_a_county_reads_what_the_province_issued_and_not_what_it_drafts(client):
    by = actor_of(cast.provincial_office(), on=today())
    law, draft = issued(by=by), drafted(by=by)
    shown(client, "document", law.pk)
    assert client.get(reverse("leadership:document", args=[draft.pk])).status_code == 404


def test_a_clause_is_cited_by_its_key_with_whether_it_was_in_force():
    row = issued()
    key = f"{row.pk}:第二条"
    one = clause(key, row.effective_on)
    assert (one.label.zh, one.text, one.in_force) == ("《县督查巡查办法》第二条", "到县后随机抽取村。", True)
    assert clauses_cited([key], row.changed_on)[key].in_force is False
    assert clauses_cited(["0:第一条", "x:1", ""], today()) == {}
    assert [offered for offered, _label in clauses_offered(today())] == [f"{row.pk}:第一条", key]
    concluded(rests_on=key)
    readers = (county(), actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today()))
    found = [[crumb.label.en for crumb in citing(reader, f"{row.pk}:")] for reader in readers]
    assert found == [["Train 180 people"], []]


def test_files_are_attached_by_the_office_that_keeps_it():
    row = heard()
    found = [
        subject_or_404(by, f"document:{row.pk}").may_attach
        for by in (county(), actor_of(cast.assisting_unit(), on=today()))
    ]
    assert found == [True, False]


def test_a_superseded_document_names_what_took_its_place(client):
    first = issued()
    second = issued(at=first.at.replace(year=2017), number="囊扶组〔2017〕1号（示范）")
    did(first, "supersede", by=county(), days=500, other=second.pk)
    page = shown(client, "document", first.pk)
    assert f"another took its place on {second.effective_on}" in page
    assert reverse("leadership:document", args=[second.pk]) in page
    assert reverse("leadership:document", args=[first.pk]) in shown(client, "document", second.pk)


def test_a_document_costs_no_more_queries_than_it_may(client, django_assert_max_num_queries):
    row = issued()
    with django_assert_max_num_queries(32):
        shown(client, "document", row.pk)
    with django_assert_max_num_queries(16):
        shown(client, "documents")
