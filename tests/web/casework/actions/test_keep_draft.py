from datetime import timedelta

import pytest

from huiyin.policy import Office
from huiyin_web.casework.actions.keep_draft import keep_draft
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.registry.drafts import KEPT_FOR
from huiyin_web.registry.models import Draft
from support.cases import AT, officer

pytestmark = pytest.mark.django_db


def test_the_last_that_was_written_is_kept():
    by = officer()
    for name in ("扎", "扎西"):
        keep_draft(cells={"household-head_name": name, "evidence-codes": ["a", "b"]}, by=by, at=AT)
    assert Draft.objects.get(by_key=by.key).cells == {"household-head_name": "扎西", "evidence-codes": ["a", "b"]}


def test_drafts_that_nobody_touched_for_a_month_go_whosever_they_are():
    by = officer()
    for key in (by.key, "user:999"):
        Draft.objects.create(by_key=key, subject="household:1", section="land", version=1, cells={}, kept_at=AT)
    keep_draft(cells={}, by=by, at=AT + KEPT_FOR + timedelta(seconds=1))
    assert Draft.objects.get().subject == "application"


def test_a_sign_that_not_every_database_keeps_is_left_out():
    keep_draft(cells={"household-head_name": "扎\0西", "evidence-codes": ["a\0"]}, by=officer(), at=AT)
    assert Draft.objects.get().cells == {"household-head_name": "扎西", "evidence-codes": ["a"]}


def test_whoever_works_on_no_cases_keeps_none():
    with pytest.raises(NotAllowedError):
        keep_draft(cells={}, by=officer(Office.PREFECTURE), at=AT)
