"""What somebody wrote into an event is told as they wrote it, and names nobody."""

from datetime import date

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.event_facts import subjects_in, told
from huiyin_web.access.subjects import named
from support import cast

WRITTEN = ["user:1", "user:99999999999999999999999", "platform:huiyin", "user:1,2"]


@pytest.mark.parametrize("words", WRITTEN)
def test_a_reason_that_looks_like_a_key_names_nobody(words):
    detail = {"value": "person.1.id_number", "reason": words}
    assert list(subjects_in(detail)) == []
    facts, rest = told(detail, {})
    assert [value for _, value in facts] == [words, "person.1.id_number"]
    assert rest == ""


def test_whom_the_platform_names_by_key_is_a_subject():
    assert list(subjects_in({"to": "user:7", "source": "user:8", "household": 9})) == [
        "user:7",
        "user:8",
        "household:9",
    ]


@pytest.mark.django_db
def test_an_account_of_a_number_that_no_database_takes_is_named_as_it_stands():
    subject = "user:" + "9" * 30
    assert named(actor_of(cast.auditor(), on=date(2016, 12, 31)), [subject])[subject].label.zh == f"账号 {'9' * 30}"
