import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import pypdf
import pytest
from django.urls import reverse

from huiyin_web.consultations.models import Need
from huiyin_web.core.clock import now, today
from huiyin_web.leadership.actions.appoint_liaison import Contact, appoint_liaison
from huiyin_web.leadership.actions.send_dispatch import Notice, send_dispatch
from support import cast, given, projects
from support.consultations import OTHER, TRAINING, UNIT, acting, agreed, called, did, promised, province, raised
from support.posting import forms_without_token

pytestmark = pytest.mark.django_db
LINE = {"title": "通村路", "unit": UNIT, "kind": "works", "quantity": "12", "counted_in": "kilometres", "what": ""}
EMPTY = {"title": "", "unit": UNIT, "kind": "other", "quantity": "", "counted_in": "", "what": "", "known": ""}


@pytest.fixture(autouse=True)
def english(client):
    given.places()
    client.cookies["huiyin_language"] = "en"


def got(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"consultations:{name}", args=args), query)


def shown(client, user, name, *args, **query):
    return got(client, user, name, *args, **query).content.decode()


def sent(client, user, name, *args, **data):
    client.force_login(user)
    return client.post(reverse(f"consultations:{name}", args=args), data)


def another(turn):
    return replace(TRAINING, title=f"培训 {turn}")


def lines(**changes):
    data = {}
    for prefix in ("known0", "known1", "new0", "new1"):
        data |= {f"{prefix}-{key}": value for key, value in EMPTY.items()}
    return data | changes


def test_the_office_calls_a_consultation_and_is_told_at_its_field_what_stands_against_it(client):
    round_ = called(at=now(), place=cast.NEXT_COUNTY).round
    days = {"needs_by": today() + timedelta(20), "answers_by": today() + timedelta(40)}
    form = {"round_id": round_.pk, "year": today().year, "place_code": cast.COUNTY} | days
    user = cast.county_officer()

    refused = sent(client, user, "call", **form | {"answers_by": today()})
    assert refused.status_code == 400
    assert "answered until a day after that" in refused.content.decode()
    made = sent(client, user, "call", **form)
    assert (made.status_code, made["Location"].startswith("/consultations/")) == (302, True)
    assert "Nothing was raised." in client.get(made["Location"]).content.decode()


def test_what_is_known_of_a_village_is_filled_in_and_what_is_answered_already_is_not_asked(client):
    given.facility(year=2016, road=False, unpaved_km=4, water=False, power=False)
    given.household(needs="training,road")
    given.household(needs="training")
    project = projects.proposed(at=now(), kind="water")
    row = called(at=now())
    page = shown(client, cast.village_worker(), "raise", row.pk, cast.VILLAGE)

    assert "Hardened road" in page
    assert "4 kilometres" in page
    assert f"project {project.number}" in page  # for the water, which nobody is asked for again
    assert 'value="Safe drinking water"' not in page
    assert 'value="Training in a skill, households: 2"' in page
    assert forms_without_token(client.get(reverse("consultations:raise", args=[row.pk, cast.VILLAGE]))) == []


def test_a_village_ticks_what_is_known_writes_what_nobody_knew_and_each_shows_where_it_went(client):
    given.facility(year=2016, road=False, water=False)
    row, user = called(at=now()), cast.village_worker()
    known = {f"known0-{key}": value for key, value in LINE.items()} | {"known0-known": "gap.road", "known0-take": "on"}
    new = {"new0-title": "村委会电脑", "new0-kind": "other"}

    assert sent(client, user, "raise", row.pk, cast.VILLAGE, **lines(**known, **new)).status_code == 302
    assert sorted(Need.objects.values_list("title", "known")) == [("村委会电脑", ""), ("通村路", "gap.road")]
    page = shown(client, user, "raise", row.pk, cast.VILLAGE)
    assert "N-" in page
    assert 'value="Hardened road"' not in page


def test_a_line_that_can_not_be_raised_is_told_and_nothing_written_is_lost(client):
    row, user = called(at=now()), cast.village_worker()
    bad = {f"new0-{key}": value for key, value in LINE.items()} | {"new0-counted_in": ""}
    answer = sent(client, user, "raise", row.pk, cast.VILLAGE, **lines(**bad))
    page = answer.content.decode()

    assert (answer.status_code, Need.objects.count()) == (400, 0)
    assert "A quantity is more than nothing and has its unit." in page
    assert 'value="通村路"' in page


def test_the_unit_answers_and_the_county_agrees_on_the_page_of_the_need(client):
    need = raised(called(at=now()), at=now())
    page = shown(client, cast.assisting_unit(), "need", need.pk)
    assert "Waits for the unit, 0 days" in page
    assert "Yes, promise it" in page
    assert "Withdraw" not in page
    answer = {
        "promise-seen": 0, "promise-what": "修路", "promise-amount": "12", "promise-person": "专员",
        "promise-due_on": today() + timedelta(300),
    }  # fmt: skip
    assert (
        "for less than that, answer: partly"
        in sent(
            client, cast.assisting_unit(), "act", need.pk, "promise", **answer | {"promise-amount": "5"}
        ).content.decode()
    )
    assert sent(client, cast.assisting_unit(), "act", need.pk, "promise", **answer).status_code == 302
    assert "Agree; it becomes a commitment" in shown(client, cast.county_officer(), "need", need.pk)
    done = sent(client, cast.county_officer(), "act", need.pk, "agree", **{"agree-seen": 1, "agree-why_short": ""})
    assert done.status_code == 302
    assert "Agreed: pledged" in shown(client, cast.county_officer(), "need", need.pk)


def test_somebody_who_had_not_seen_the_last_thing_is_told_to_look_again(client):
    need = promised(raised(called(at=now()), at=now()))
    late = sent(
        client, cast.county_officer(), "act", need.pk, "withdraw", **{"withdraw-seen": 0, "withdraw-reason": "x"}
    )
    assert late.status_code == 409
    assert "Something was done to" in late.content.decode()


def test_the_summary_counts_what_was_raised_answered_agreed_promised_and_kept(client):
    row = called(at=now() - timedelta(20))
    at = row.at
    agreed(raised(row, at=at))
    page = shown(client, cast.provincial_office(), "one", row.pk)

    assert "Needs of 1 places" in page
    assert "Agreed answers, each followed as a commitment" in page
    assert "Summary as Word" in page


def test_a_need_that_waits_shows_for_how_many_days_and_how_long_past_its_day(client):
    at = now() - timedelta(70)
    row = called(at=at)
    need = raised(row, at=at)
    page = shown(client, cast.provincial_office(), "needs", row.pk, state="waiting")

    assert "waits for the unit, 70 days, 10 past its day" in page
    assert "Waiting: 1, 1 of them past their day" in shown(client, cast.provincial_office(), "one", row.pk)
    did(need, "lapse", by=province(), days=65, reason="催办两次")
    assert "never answered: 1" in shown(client, cast.provincial_office(), "one", row.pk)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_summary_is_a_paper_in_the_language_of_the_page(client, language):
    row = called(at=now())
    raised(row, at=now())
    client.cookies["huiyin_language"] = language
    title = f"Consultation of {row.year}" if language == "en" else f"{row.year} 年会商"
    word = got(client, cast.provincial_office(), "paper", row.pk, "docx")
    pdf = got(client, cast.provincial_office(), "paper", row.pk, "pdf")

    with zipfile.ZipFile(io.BytesIO(word.content)) as paper:
        assert title in paper.read("word/document.xml").decode()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.content)).pages)
    assert title.replace(" ", "") in text.replace(" ", "").replace("\n", "")
    assert got(client, cast.provincial_office(), "paper", row.pk, "odt").status_code == 404


def test_a_unit_sees_the_needs_of_its_own_pairings_alone(client):
    row = called(at=now())
    mine = raised(row, at=now())
    neighbour = acting(cast.county_officer(cast.NEXT_COUNTY))
    other = raised(row, replace(TRAINING, unit=OTHER), place=cast.NEXT_VILLAGE, by=neighbour, at=now())
    page = shown(client, cast.assisting_unit(), "needs", row.pk)

    assert mine.number in page
    assert other.number not in page
    assert got(client, cast.assisting_unit(), "need", other.pk).status_code == 404
    assert "Zhiduo" not in shown(client, cast.assisting_unit(), "places", row.pk)


def test_pages_take_as_many_queries_however_many_needs_there_are(client, django_assert_max_num_queries):
    row = called(at=now())
    raised(row, *(another(turn) for turn in range(3)), at=now())
    most = {"list": 28, "one": 35, "needs": 29, "places": 27, "units": 30}
    for more in (0, 40):
        if more:
            raised(row, *(another(turn + 100) for turn in range(more)), at=now())
        for name, queries in most.items():
            args = () if name == "list" else (row.pk,)
            with django_assert_max_num_queries(queries):
                got(client, cast.county_officer(), name, *args)


def test_units_of_the_round_show_whom_one_calls_there_and_what_they_have_not_read(client):
    row = called(at=now())
    send_dispatch(
        notice=Notice("年度会商通知", "请报送", today() + timedelta(5)), offices=[UNIT], by=province(),
        at=now() - timedelta(2),
    )  # fmt: skip
    appoint_liaison(office=OTHER, contact=Contact("联络员甲（虚构）", "0971-6303265", today()), by=province(), at=now())
    raised(row, at=now())
    page = shown(client, cast.provincial_office(), "units", row.pk)
    missing = shown(client, cast.provincial_office(), "units", row.pk, view="missing")

    assert "nobody named" in page
    assert "1, the oldest for 2 days" in page
    assert "联络员甲（虚构）" in page
    assert "联络员甲（虚构）" not in missing
    assert f'href="/leadership/communication/contacts/{UNIT}/"' in missing
    client.force_login(cast.provincial_office())
    directory = client.get(reverse("leadership:contacts"), {"view": "missing"}).content.decode()
    assert f"/contacts/{UNIT}/" in directory
    assert f"/contacts/{OTHER}/" not in directory
