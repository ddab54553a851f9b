import re
from datetime import timedelta

import pytest

from huiyin_web.core.clock import today
from huiyin_web.papers.models import PaperText
from support import cast, given, papers

pytestmark = pytest.mark.django_db
ADDRESS = f"/papers/{cast.COUNTY}/notice/bo/"
SENT = {"title": papers.TIBETAN.title, "body": papers.TIBETAN.body, "since": (today() + timedelta(days=9)).isoformat()}


@pytest.fixture(autouse=True)
def signed_in(client):
    given.places()
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_where_nobody_says_which_languages_it_uses_the_page_says_so(client):
    page = client.get("/papers/").content.decode()
    assert "Nobody has said which languages" in page
    assert "No place in your reach names its languages." in page


def test_the_list_says_which_text_is_lacking_where(client):
    papers.languages("zh-Hans", "bo", at_place=cast.COUNTY)
    papers.text(cast.COUNTY, language="bo", wording=papers.TIBETAN)
    said = words(client.get("/papers/").content.decode())
    assert "Tibetan: consent, questionnaire, acknowledgement, visit slip" in said
    assert said.count("missing: write it") == 4


def test_what_places_lack_is_a_file_too(client):
    papers.languages("zh-Hans", "bo", at_place=cast.COUNTY)
    got = client.get("/papers/?format=csv&rows=places")
    said = b"".join(got.streaming_content).decode("utf-8-sig")
    assert "Tibetan: consent, questionnaire, acknowledgement, notice, visit slip" in said


def test_the_office_above_can_write_for_the_languages_of_those_below(client):
    papers.languages("zh-Hans", at_place=cast.PREFECTURE)
    papers.languages("zh-Hans", "bo", at_place=cast.COUNTY)
    client.force_login(cast.prefecture_officer())
    assert f'href="/papers/{cast.PREFECTURE}/consent/bo/"' in client.get("/papers/").content.decode()


def test_a_language_is_said_once_where_the_office_and_its_speakers_call_it_alike(client):
    page = client.get("/papers/").content.decode()
    assert "English (English)" not in page
    assert "Chinese (中文)" in page


def test_a_county_says_its_languages_on_the_page(client):
    got = client.post(f"/papers/{cast.COUNTY}/languages/", {"languages": ["zh-Hans", "bo"]}, follow=True)
    page = got.content.decode()
    assert "uses Chinese (中文), Tibetan (བོད་ཡིག)." in page
    assert page.count(" checked") == 2


def test_a_place_that_is_named_by_something_else_than_a_code_is_the_readers_own(client):
    assert "囊谦县" in client.get("/papers/?place=../etc").content.decode()


def test_a_text_that_was_put_in_force_is_shown_with_its_version(client):
    got = client.post(ADDRESS, SENT, follow=True)
    page = got.content.decode()
    assert "The text is kept as a new version." in page
    assert "Version 1" in page
    assert PaperText.objects.get().title == papers.TIBETAN.title


def test_a_preview_shows_the_paper_and_keeps_nothing(client):
    page = client.post(ADDRESS, SENT | {"preview": "1"}).content.decode()
    assert '<article class="c-sheet" lang="bo" dir="ltr">' in page
    assert "གྲོང་ཚོ། <bdi>________________</bdi>" in page
    assert not PaperText.objects.exists()


@pytest.mark.parametrize("more", [{}, {"preview": "1"}])
def test_what_is_wrong_stands_beside_its_field_with_what_was_written(client, more):
    got = client.post(ADDRESS, SENT | {"body": "{village} {income}", **more})
    page = got.content.decode()
    assert got.status_code == 400
    assert "There is no placeholder {income}. This paper fills in: {village} (village)" in page
    assert "This paper must also fill in: {begins}" in page
    assert "{village} {income}</textarea>" in page
    assert not PaperText.objects.exists()


def test_a_version_that_somebody_else_put_in_force_is_said_and_sending_again_follows_it(client):
    papers.text(cast.COUNTY, language="bo", wording=papers.TIBETAN)
    got = client.post(ADDRESS, SENT | {"version": "0"})
    page = got.content.decode()
    assert got.status_code == 400
    assert "since you opened this form the text has got version 1" in page
    assert '<input type="hidden" name="version" value="1">' in page
    assert client.post(ADDRESS, SENT | {"version": "1"}).status_code == 302


def test_a_day_that_lies_in_the_past_is_refused_beside_its_field(client):
    got = client.post(ADDRESS, SENT | {"since": "2016-01-01"})
    assert got.status_code == 400
    assert "2016-01-01 lies before" in got.content.decode()


def test_who_withdraws_another_version_than_the_one_they_saw_is_told_of_it_and_changes_nothing(client):
    papers.text(cast.COUNTY, language="bo", wording=papers.TIBETAN)
    seen = client.get(ADDRESS).content.decode()
    papers.text(cast.COUNTY, language="bo", wording=papers.TIBETAN)

    page = client.post(f"{ADDRESS}withdraw/", {"version": "1"}, follow=True).content.decode()

    assert seen.count('<input type="hidden" name="version" value="1">') == 2
    assert "since you opened this form the text has got version 2" in page
    assert not PaperText.objects.filter(is_withdrawn=True).exists()
    client.post(f"{ADDRESS}withdraw/", {"version": "2"})
    assert PaperText.objects.get(is_withdrawn=True).version == 3


def test_whoever_writes_in_another_language_sees_the_text_of_the_page_to_write_by(client):
    page = client.get(ADDRESS).content.decode()
    assert "has no text in this language" in page
    assert "To everybody in {village}." in page


def test_a_language_that_runs_from_the_right_is_set_so(client):
    page = client.get(f"/papers/{cast.COUNTY}/notice/ug/").content.decode()
    assert re.search(r'<textarea[^>]*lang="ug" dir="rtl"', page)


def test_a_blank_paper_says_the_village_and_in_which_language_it_is_missing(client):
    papers.languages("zh-Hans", "bo", at_place=cast.COUNTY)
    client.force_login(cast.village_worker())
    page = client.get(f"/papers/{cast.VILLAGE}/consent/blank/").content.decode()
    assert "No text in Tibetan (བོད་ཡིག) is kept for this paper." in page
    assert "行政村：<bdi>前多村</bdi>" in page
    assert "户主：<bdi>________________</bdi>" in page


def test_where_no_language_of_the_place_has_a_text_the_paper_is_in_that_of_the_page_too(client):
    papers.languages("mjg", at_place=cast.COUNTY)
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "zh-hans"
    page = client.get(f"/papers/{cast.VILLAGE}/consent/blank/").content.decode()
    assert page.count("c-sheet__missing") == 1
    assert "行政村：<bdi>前多村</bdi>" in page


def test_a_paper_with_a_table_is_not_given_blank(client):
    assert client.get(f"/papers/{cast.VILLAGE}/notice/blank/").status_code == 404


def test_the_telephone_is_kept_and_one_that_can_not_stand_there_is_refused_beside_its_field(client):
    papers_of = f"/papers/{cast.COUNTY}/telephone/"
    refused = client.post(papers_of, {"number": "13912345678"})
    assert refused.status_code == 400
    assert 'value="13912345678"' in refused.content.decode()
    assert "can&#x27;t stand on a notice" in refused.content.decode()

    page = client.post(papers_of, {"number": "0976-8872345"}, follow=True).content.decode()

    assert "Notices name 0976-8872345." in page
