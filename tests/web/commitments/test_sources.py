import pytest
from django.urls import reverse

from huiyin_web.commitments.sources import origin_of
from huiyin_web.targets.actions.sign_letter import sign_letter
from support import cast
from support import given as register
from support.targets import AT, TODAY, actor_of, county, drawn_up, prefecture

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    register.places()
    row = drawn_up()
    for by in (county(), prefecture()):
        row = sign_letter(letter=row.pk, by=by, at=AT)
    return row


def test_the_page_of_a_commitment_leads_to_the_letter_that_it_came_from(client, letter):
    promise = letter.lines.get().commitment
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    page = client.get(reverse("commitments:one", args=[promise.pk])).content.decode()
    assert f'<a href="{reverse("targets:letter", args=[letter.pk])}">L-2016-0001, version 1</a>' in page


def test_what_is_not_kept_here_or_not_for_the_reader_leads_nowhere(letter):
    elsewhere = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=TODAY)
    assert origin_of(county(), "letter", str(letter.pk)) is not None
    assert [origin_of(elsewhere, "letter", str(letter.pk)), origin_of(county(), "letter", "x")] == [None, None]
    assert [origin_of(county(), "pledge", "1"), origin_of(county(), "letter", "")] == [None, None]
