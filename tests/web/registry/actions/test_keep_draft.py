from datetime import timedelta

import pytest

from huiyin_web.registry.actions._changing import Sent
from huiyin_web.registry.actions.drop_draft import drop_draft
from huiyin_web.registry.actions.keep_draft import keep_draft
from huiyin_web.registry.models import Draft
from huiyin_web.registry.queries.records import household_record
from support import given
from web.registry.steps import AT, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household()


def keep(home, by, *, at=AT, section="income", **cells):
    return keep_draft(record=household_record(by, home.pk), sent=Sent(section, 1, cells, "更正"), by=by, at=at)


def test_the_last_that_was_written_is_kept(home):
    by = village()
    keep(home, by, wage_income="1")
    keep(home, by, wage_income="12x")
    draft = Draft.objects.get()
    assert (draft.by_key, draft.subject, draft.cells) == (
        by.key, f"household:{home.pk}", {"wage_income": "12x", "reason": "更正"},
    )  # fmt: skip


def test_each_keeps_their_own_and_throws_away_their_own(home):
    one, other = village(), village()
    keep(home, one, wage_income="1")
    keep(home, other, wage_income="2")
    drop_draft(record=household_record(one, home.pk), section="income", by=one)
    assert [draft.by_key for draft in Draft.objects.all()] == [other.key]


def test_a_draft_that_nobody_touched_for_a_month_goes(home):
    by = village()
    keep(home, by, section="land", farmland="1")
    keep(home, by, at=AT + timedelta(days=31), wage_income="1")
    assert [draft.section for draft in Draft.objects.all()] == ["income"]
