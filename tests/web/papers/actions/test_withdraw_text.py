from datetime import timedelta

import pytest

from huiyin.rules.papers import kinds
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.papers.actions.withdraw_text import withdraw_text
from huiyin_web.papers.errors import OtherVersionError
from huiyin_web.papers.queries.texts import Texts, versions_of
from support import cast, given
from support.cases import AT, officer
from support.papers import text
from support.windows import TODAY, county

pytestmark = pytest.mark.django_db
WHICH = (cast.COUNTY, "notice", "zh-Hans")


@pytest.fixture(autouse=True)
def _places():
    given.places()


def withdrawn(by=None, after=None):
    seen = versions_of(*WHICH).count() if after is None else after
    return withdraw_text(which=WHICH, after=seen, by=by or county(), at=AT)


def whose(on=TODAY):
    return Texts([cast.VILLAGE], on).at(cast.VILLAGE, kinds()["notice"], "zh-Hans").place_code


def test_the_text_of_the_place_above_holds_again():
    text(cast.PREFECTURE)
    text(cast.COUNTY)
    made = withdrawn()
    assert (made.version, made.is_withdrawn, made.since) == (2, True, TODAY)
    assert whose() == cast.PREFECTURE
    assert AuditEvent.objects.filter(action="papers.text.withdrawn").count() == 1


def test_a_text_that_has_not_begun_never_begins():
    text(cast.COUNTY, since=TODAY + timedelta(days=30))
    assert withdrawn().since == TODAY
    assert whose(TODAY + timedelta(days=31)) == ""


def test_whoever_has_not_seen_the_last_version_withdraws_nothing():
    text(cast.COUNTY)
    text(cast.COUNTY)
    with pytest.raises(OtherVersionError, match="the text has got version 2"):
        withdrawn(after=1)
    assert whose() == cast.COUNTY


def test_after_it_the_place_can_write_another():
    text(cast.COUNTY)
    withdrawn()
    assert text(cast.COUNTY).version == 3
    assert whose() == cast.COUNTY


def test_where_the_place_has_no_text_of_its_own_there_is_nothing_to_withdraw():
    with pytest.raises(NotFoundError):
        withdrawn()
    text(cast.COUNTY)
    withdrawn()
    with pytest.raises(NotFoundError):
        withdrawn()


def test_a_township_withdraws_none_and_the_county_next_door_neither():
    text(cast.COUNTY)
    with pytest.raises(NotAllowedError):
        withdrawn(officer("township"))
    with pytest.raises(NotFoundError):
        withdrawn(county(cast.NEXT_COUNTY))
