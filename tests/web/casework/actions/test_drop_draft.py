import pytest

from huiyin_web.casework.actions.drop_draft import drop_draft
from huiyin_web.casework.actions.keep_draft import keep_draft
from huiyin_web.registry.models import Draft
from support.cases import AT, officer

pytestmark = pytest.mark.django_db


def test_each_throws_their_own_draft_of_an_application_away_and_nothing_else():
    one, other = officer(), officer()
    for by in (one, other):
        keep_draft(cells={"on": "2016-09-01"}, by=by, at=AT)
    Draft.objects.create(by_key=one.key, subject="household:1", section="land", version=1, cells={}, kept_at=AT)
    drop_draft(by=one)
    drop_draft(by=one)
    assert set(Draft.objects.values_list("by_key", "subject")) == {
        (other.key, "application"), (one.key, "household:1"),
    }  # fmt: skip
