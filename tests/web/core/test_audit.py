from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.core import audit
from huiyin_web.core.models import AuditEvent

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
BY = platform("test")
audit.describe("core.thing.done", Text("did a thing", "做了一件事"))


def record(subject: str) -> AuditEvent:
    with transaction.atomic():
        return audit.record("core.thing.done", by=BY, at=AT, subject=subject, detail={"rows": 3})


@pytest.mark.django_db
def test_events_are_numbered_and_each_holds_the_hash_of_the_one_before():
    first, second = record("thing:1"), record("thing:2")
    assert (first.number, second.number) == (1, 2)
    assert first.previous_hash == audit.GENESIS
    assert second.previous_hash == first.hash
    assert audit.verify() is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("subject", "thing:9", "its content was changed"),
        ("detail", '{"rows": 4}', "its content was changed"),
        ("previous_hash", "f" * 64, "it does not follow the one before"),
    ],
)
def test_a_changed_event_is_found(column, value, why):
    record("thing:1")
    record("thing:2")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE core_auditevent SET {column} = %s WHERE number = 2", [value])
    broken = audit.verify()
    assert broken is not None
    assert (broken.number, broken.why.en) == (2, why)


@pytest.mark.django_db
def test_a_deleted_event_is_found():
    for number in range(3):
        record(f"thing:{number}")
    AuditEvent.objects.filter(number=2).delete()
    broken = audit.verify()
    assert broken is not None
    assert (broken.number, broken.why.en) == (2, "event 2 is missing")


@pytest.mark.django_db
def test_an_action_without_a_sentence_is_refused():
    with pytest.raises(KeyError, match="never.described"), transaction.atomic():
        audit.record("never.described", by=BY, at=AT, subject="thing:1")


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="inside the transaction"):
        audit.record("core.thing.done", by=BY, at=AT, subject="thing:1")


@pytest.mark.django_db
def test_a_rolled_back_change_leaves_no_event():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        audit.record("core.thing.done", by=BY, at=AT, subject="thing:1")
        1 / 0  # noqa: B018
    assert AuditEvent.objects.count() == 0
