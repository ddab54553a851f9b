from datetime import date, timedelta

import pytest

from huiyin.rules.papers import Wording, kinds
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.papers.errors import OtherVersionError, TextRefusedError
from huiyin_web.papers.models import PaperText
from huiyin_web.papers.queries.texts import Texts
from support import cast, given
from support.cases import officer
from support.papers import NOTICE, TIBETAN, text
from support.windows import TODAY, county, prefecture

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def _places():
    given.places()


def titles(language="zh-Hans", code=cast.VILLAGE, on=TODAY):
    found = Texts([code], on).at(code, kinds()["notice"], language)
    return found and (found.wording.title, found.place_code, found.version)


def called(title):
    return Wording(title, NOTICE.body)


def test_without_a_text_of_the_office_the_one_that_ships_is_in_force():
    assert titles() == ("{process}：{step}", "", 0)
    assert titles("bo") is None


def test_the_text_of_the_nearest_place_wins():
    text(cast.PROVINCE, wording=called("省"))
    text(cast.PREFECTURE, wording=called("州"))
    text(cast.COUNTY, wording=called("县"), by=county())
    assert titles() == ("县", cast.COUNTY, 1)
    assert titles(code=cast.NEXT_VILLAGE) == ("州", cast.PREFECTURE, 1)
    assert titles(code="630100000000") == ("省", cast.PROVINCE, 1)


def test_a_text_in_a_further_language_is_in_force_beside_the_others():
    text(language="bo", wording=TIBETAN, by=prefecture())
    assert titles("bo") == ("གསལ་བསྒྲགས།", cast.PREFECTURE, 1)
    assert titles() == ("{process}：{step}", "", 0)


def test_a_new_version_begins_on_its_day_and_the_old_one_stays_for_the_days_before():
    text(wording=called("旧"))
    text(wording=called("新"), since=LATER)
    assert titles() == ("旧", cast.PREFECTURE, 1)
    assert titles(on=LATER) == ("新", cast.PREFECTURE, 2)
    assert list(PaperText.objects.order_by("version").values_list("title", flat=True)) == ["旧", "新"]


def test_it_is_one_event_of_the_log():
    text()
    event = AuditEvent.objects.get(action="papers.text.put_in_force")
    assert (event.place_code, event.detail) == (
        cast.PREFECTURE, {"kind": "notice", "language": "zh-Hans", "version": 1, "since": "2016-12-30"},
    )  # fmt: skip


def test_everything_that_is_wrong_is_said_at_once_by_its_field():
    with pytest.raises(TextRefusedError) as refused:
        text(wording=Wording("13800138765", "{village} {income}"), since=date(2016, 1, 1))
    assert {field: len(told) for field, told in refused.value.problems.items()} == {"title": 1, "body": 2, "since": 1}
    assert "2016-01-01 lies before 2016-12-30" in refused.value.say("en")
    assert not PaperText.objects.exists()


def test_a_correction_of_a_version_that_has_not_begun_may_begin_today_and_wins_on_its_day_too():
    text(wording=called("误"), since=LATER)
    text(wording=called("正"), since=TODAY)
    assert titles() == titles(on=LATER) == ("正", cast.PREFECTURE, 2)


def test_a_day_more_than_a_year_away_is_refused_as_a_year_that_may_be_mistyped():
    with pytest.raises(TextRefusedError, match="2061-12-30 is more than a year away: is the year right"):
        text(since=date(2061, 12, 30))
    assert text(since=date(2017, 12, 31)).version == 1


def test_whoever_has_not_seen_the_last_version_is_told_of_it_and_changes_nothing():
    last = text(by=prefecture())
    with pytest.raises(OtherVersionError, match=f"the text has got version 1, by {last.by_name}"):
        text(after=0)
    assert text(after=1).version == 2


def test_a_township_writes_none_and_a_county_none_for_the_prefecture_or_next_door():
    with pytest.raises(NotAllowedError):
        text(cast.VILLAGE, by=officer("township"))
    for code in (cast.PREFECTURE, cast.NEXT_COUNTY):
        with pytest.raises(NotFoundError):
            text(code, by=county())


@pytest.mark.parametrize(("kind", "language"), [("oath", "zh-Hans"), ("notice", "xx"), ("notice", "slr")])
def test_a_kind_or_a_language_that_there_is_none_of_is_not_found(kind, language):
    with pytest.raises(NotFoundError):
        text(kind=kind, language=language)
