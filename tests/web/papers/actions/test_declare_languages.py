import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.papers.errors import LanguageRefusedError
from huiyin_web.papers.models import PlaceLanguages
from huiyin_web.papers.queries.languages import languages_at
from support import cast, given
from support.cases import officer
from support.papers import languages
from support.windows import county, prefecture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def used(code=cast.VILLAGE):
    found = languages_at(code)
    return [one.code for one in found.languages], found.place_code


def test_a_place_uses_what_the_nearest_place_above_it_says():
    languages("zh-Hans", at_place=cast.PROVINCE)
    languages("bo", "zh-Hans", by=prefecture())
    assert used() == (["zh-Hans", "bo"], cast.PREFECTURE)
    assert used("630100000000") == (["zh-Hans"], cast.PROVINCE)


def test_where_nobody_said_it_none_is_known():
    assert used() == ([], "")


def test_what_is_said_last_holds_and_with_none_the_place_above_speaks_again():
    languages("zh-Hans", at_place=cast.PROVINCE)
    languages("bo", at_place=cast.COUNTY)
    languages("zh-Hans", "bo", at_place=cast.COUNTY)
    assert used() == (["zh-Hans", "bo"], cast.COUNTY)

    languages(at_place=cast.COUNTY)

    assert used() == (["zh-Hans"], cast.PROVINCE)
    assert PlaceLanguages.objects.count() == 4


def test_it_is_one_event_of_the_log_with_the_place():
    languages("bo", at_place=cast.COUNTY, by=county())
    event = AuditEvent.objects.get(action="papers.languages.declared")
    assert (event.place_code, event.detail) == (cast.COUNTY, {"languages": "bo"})


@pytest.mark.parametrize("code", ["xx", "slr", "mn-Mong"])
def test_a_language_in_which_no_paper_is_set_is_refused_with_those_there_are(code):
    with pytest.raises(LanguageRefusedError) as refused:
        languages("bo", code)
    said = f"No paper is set in '{code}'. There are: zh-Hans, en, bo, mjg, ug, kk-Arab."
    assert refused.value.say("en") == said
    assert not PlaceLanguages.objects.exists()


def test_a_township_says_nothing_and_a_county_nothing_of_the_county_next_door():
    with pytest.raises(NotAllowedError):
        languages("bo", at_place=cast.VILLAGE, by=officer("township"))
    with pytest.raises(NotFoundError):
        languages("bo", at_place=cast.NEXT_COUNTY, by=county())
