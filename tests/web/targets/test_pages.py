import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from pypdf import PdfReader

from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import now, today
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.report_value import report_value
from huiyin_web.targets.actions.set_target import Wanted, set_target
from huiyin_web.targets.actions.sign_letter import sign_letter
from huiyin_web.targets.models import Letter, Target
from support import cast, offices
from support import given as register
from support.commitments import given
from support.posting import forms_without_token
from support.targets import (
    AT,
    PLAN,
    actor_of,
    adopted,
    asked,
    broken_down,
    county,
    drawn_up,
    of_county,
    of_prefecture,
    province,
    wanted,
)

pytestmark = pytest.mark.django_db(transaction=True)  # what is remembered is copied into the whole database


@pytest.fixture(autouse=True)
def _signed_in(client, settings, tmp_path):
    offices.two_years(settings, tmp_path)
    client.force_login(cast.prefecture_officer())
    client.cookies["huiyin_language"] = "en"


def shown(client, name, *args, **asks):
    got = client.get(reverse(f"targets:{name}", args=args), asks)
    assert got.status_code == 200
    assert forms_without_token(got) == []
    return got.content.decode()


def test_a_plan_shows_its_phases_its_clauses_and_what_is_counted_against_the_path(client):
    adopted()
    page = shown(client, "plan", PLAN, year=2016)
    for words in (
        "four years of concentrated effort",
        "all 519,800 registered poor people",
        "519,800 persons",
        "Behind the plan",
    ):
        assert words in page


def test_places_stand_beside_each_other_with_what_they_were_asked_for_and_what_was_counted(client):
    of_county()
    page = shown(client, "plan", PLAN, year=2016)
    assert "Places right below, 2016" in page
    assert "3 short" in page
    file = client.get(reverse("targets:plan", args=[PLAN]), {"year": 2016, "rows": "below", "format": "csv"})
    assert b"".join(file).decode("utf-8-sig").count("600") == 1


def test_a_target_shows_five_values_with_their_sources_and_what_was_overstated(client):
    row = of_county()
    report_value(target=row.pk, sent=Sent(2, Decimal(5), source="年报"), by=county(), at=AT)
    page = shown(client, "one", row.pk)
    for words in (
        "600 persons",
        "5 persons",
        "3 persons",
        "年报",
        "snapshot 2016 v1",
        "typed by nobody",
        "Its office says 2 persons more than others found.",
        "Required pace a day",
        "No day is left for it",
    ):
        assert words in page


def test_the_number_of_the_register_is_read_from_the_frozen_year_and_has_no_form(client):
    page = shown(client, "one", of_county().pk)
    assert [f'name="{act}-value"' in page for act in ("revise", "report", "inspect")] == [True, False, False]


def test_a_target_is_filled_in_by_its_rule_changed_by_hand_and_its_gap_is_shown_when_it_is_saved(client):
    for code in (cast.VILLAGE, cast.NEXT_VILLAGE):
        register.poor_place(code)
    register.place("632725100201")
    register.poor_place("632725100201")
    row = of_prefecture("villages", "3")
    where = reverse("targets:break_down", args=[row.pk])

    filled = client.get(where, {"rule": "proportion", "reserve": "0"}).content.decode()
    assert f'name="part_{cast.COUNTY}" value="2"' in filled
    assert f'name="part_{cast.NEXT_COUNTY}" value="1"' in filled
    sent = {"seen": row.entries.count(), "reserve": "0", f"part_{cast.COUNTY}": "1", f"part_{cast.NEXT_COUNTY}": "1"}
    assert client.post(where, sent)["Location"] == where
    page = client.get(where).content.decode()
    assert "What stands against issuing" in page
    assert "The parts are 1 short of the whole (3)." in page
    refused = client.post(reverse("targets:issue", args=[row.pk]), {"seen": row.entries.count(), "reason": "先下达"})
    assert (refused.status_code, "先下达" in refused.content.decode()) == (400, True)
    assert not Target.objects.filter(setter=cast.PREFECTURE, issued_on__isnull=False).exists()


def test_more_than_there_is_in_reserve_is_refused_and_stays_in_the_form(client):
    row = of_prefecture()
    got = client.get(reverse("targets:break_down", args=[row.pk]), {"rule": "proportion", "reserve": "2000"})
    assert got.status_code == 400
    page = got.content.decode()
    assert ("2000 is given by hand or held in reserve" in page, 'value="2000"' in page) == (True, True)


def test_a_refusal_stands_at_its_field_and_nothing_written_is_lost(client):
    row = of_county()
    got = client.post(
        reverse("targets:revise", args=[row.pk]), {"revise-seen": "2", "revise-value": "500", "revise-reason": ""}
    )
    page = got.content.decode()
    assert (got.status_code, "Give a reason." in page, 'value="500"' in page) == (400, True, True)
    stale = client.post(
        reverse("targets:revise", args=[row.pk]), {"revise-seen": "1", "revise-value": "500", "revise-reason": "雪灾"}
    )
    assert (stale.status_code, "Something was done to this target since you opened it." in stale.content.decode()) == (
        409,
        True,
    )


def test_a_request_waits_on_the_page_of_today_and_is_answered_on_its_own(client):
    row = asked(of_county())
    assert "550 persons asked for instead" in client.get(reverse("overview:today")).content.decode()
    page = shown(client, "one", row.pk)
    assert "Answer the request" in page
    sent = {"answer-seen": "3", "answer-answer": "accepted", "answer-value": "", "answer-reason": ""}
    assert client.post(reverse("targets:answer", args=[row.pk]), sent).status_code == 302
    assert Target.objects.get(pk=row.pk).revised == 55_000


def test_a_letter_waits_for_one_side_after_the_other_and_then_leads_to_its_commitments(client):
    row = drawn_up(due_on=today() + timedelta(200), at=now())
    assert row.number not in client.get(reverse("overview:today")).content.decode()
    sign_letter(letter=row.pk, by=actor_of(cast.county_officer(), on=today()), at=now())
    assert row.number in client.get(reverse("overview:today")).content.decode()

    assert client.post(reverse("targets:sign", args=[row.pk])).status_code == 302
    page = shown(client, "letter", row.pk)
    assert "Both have signed; its targets stand as commitments." in page
    assert reverse("commitments:one", args=[row.lines.get().commitment_id]) in page
    again = client.post(reverse("targets:sign", args=[row.pk]))
    assert (again.status_code, "both sides have signed it" in again.content.decode()) == (409, True)


@pytest.mark.parametrize(("view", "count"), [("all", 2), ("waiting", 0), ("open", 2), ("superseded", 0)])
def test_letters_are_listed_by_where_they_stand(client, view, count):
    drawn_up()
    drawn_up(cast.NEXT_COUNTY)
    page = shown(client, "letters", view=view)
    assert page.count("L-2016-000") == count
    assert shown(client, "letters", view=view, place=cast.COUNTY).count("L-2016-0001") == min(count, 1)


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", ("2016年度脱贫攻坚目标责任书", "囊谦县扶贫办", "减贫人口", "约束性")),
     ("en", ("Letter of responsibility for targets", "People who leave poverty", "600", "binding"))],
)  # fmt: skip
def test_a_letter_is_taken_as_word_and_as_pdf_in_both_languages(client, language, words):
    row = drawn_up()
    word = client.get(reverse("targets:paper", args=[row.pk, "docx", language]))
    assert word["Content-Disposition"] == f'attachment; filename="L-2016-0001-v1-{language}.docx"'
    with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
        document = archive.read("word/document.xml").decode()
    pdf = PdfReader(io.BytesIO(client.get(reverse("targets:paper", args=[row.pk, "pdf", language])).content))
    said = "".join(page.extract_text() for page in pdf.pages)
    assert [one for one in words if one not in document] == []
    assert row.content[:16] in said
    assert client.get(reverse("targets:paper", args=[row.pk, "odt", language])).status_code == 404


def test_a_letter_is_drawn_up_from_its_page_and_a_new_version_says_why(client):
    row = drawn_up()
    page = client.get(reverse("targets:draw_up"), {"again": row.pk}).content.decode()
    assert f'<option value="{cast.COUNTY}" selected>' in page
    sent = {
        "period": f"{PLAN}/2016",
        "lower": cast.COUNTY,
        "due_on": (today() + timedelta(200)).isoformat(),
        "reason": "",
    }
    refused = client.post(reverse("targets:draw_up"), sent)
    assert (refused.status_code, "Give a reason." in refused.content.decode()) == (400, True)
    done = client.post(reverse("targets:draw_up"), sent | {"reason": "延期签订"})
    assert done["Location"] == reverse("targets:letter", args=[Letter.objects.get(version=2).pk])


def test_the_page_of_a_place_shows_its_targets_of_the_year_and_leads_to_the_plan(client):
    of_county()
    page = client.get(reverse("overview:place", args=[cast.COUNTY]), {"year": 2016}).content.decode()
    assert "Targets of 2016" in page
    assert f"{reverse('targets:plan', args=[PLAN])}?year=2016&amp;place={cast.COUNTY}" in page


def test_both_languages_say_all_of_it(client):
    row = of_county()
    broken_down(wanted("training", "300"), {cast.PREFECTURE: "300"}, by=actor_of(cast.provincial_office(), on=today()))
    client.cookies["huiyin_language"] = "zh-hans"
    page = shown(client, "one", row.pk)
    assert "五种数值并列" in page
    assert "约束" not in shown(client, "letters")
    assert "规划与目标" in shown(client, "plans")


@pytest.mark.parametrize(
    ("name", "most"), [("plan", 24), ("one", 24), ("break_down", 26), ("letters", 18), ("letter", 20)]
)
def test_a_page_asks_the_database_a_bounded_number_of_times(client, name, most, django_assert_max_num_queries):
    row = of_prefecture()
    letter = drawn_up()
    drawn_up(cast.NEXT_COUNTY)
    args = {"plan": [PLAN], "letters": [], "letter": [letter.pk]}.get(name, [row.pk])
    shown(client, name, *args)
    with django_assert_max_num_queries(most):
        shown(client, name, *args)


def test_whoever_is_elsewhere_sees_none_of_it(client):
    row, letter = of_county(), drawn_up()
    client.force_login(cast.county_officer(cast.NEXT_COUNTY))
    assert client.get(reverse("targets:one", args=[row.pk])).status_code == 404
    assert client.get(reverse("targets:letter", args=[letter.pk])).status_code == 404
    assert letter.number not in shown(client, "letters")


def department(indicator, value):
    register.organisation("2630000061", kind="department", name="青海省交通运输厅", place_code=cast.PROVINCE)
    named = Wanted(PLAN, indicator, 2016, "2630000061", Decimal(value))
    adopted()
    return set_target(wanted=named, by=province(), at=AT)


def test_a_department_is_counted_by_the_frozen_year_where_that_counts_its_place(client):
    client.force_login(cast.provincial_office())
    assert "3 persons" in shown(client, "one", department("lifted", "10").pk)


def test_a_department_that_nothing_counts_is_told_so(client):
    client.force_login(cast.provincial_office())
    page = shown(client, "one", department("training", "10").pk)
    assert "no promise of this department about it was verified in the year" in page


def test_a_department_has_what_others_verified_of_its_promises_but_not_of_its_letter(client):
    client.force_login(cast.provincial_office())
    row = department("training", "10")
    for source, verified in (("decision", 700), ("letter", 900)):
        promise = given()
        kept = {
            "kind": "training",
            "owner": row.office,
            "state": "closed",
            "verified": verified,
            "quantity": 1000,
            "unit": "persons",
        }
        Commitment.objects.filter(pk=promise.pk).update(**kept, source=source, closed_on=date(2016, 11, 1))
    page = shown(client, "one", row.pk)
    assert ("7 persons" in page, "as others verified them" in page) == (True, True)
