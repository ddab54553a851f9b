import pytest

from huiyin_web.core.errors import ConflictError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.actions.queue_apply import queue_apply
from huiyin_web.imports.actions.send_back import send_back
from huiyin_web.imports.errors import (
    BackPersonalError,
    BackReasonError,
    BatchStateError,
    NotHandedInError,
    OwnImportError,
)
from support import batches, cast
from web.imports.files import AT, SOON, colleague, officer

pytestmark = pytest.mark.usefixtures("registry")


def handed_in(by):
    user_key = {"by_key": by.key, "by_name": by.name}
    batch = batches.batch(state="checked", deciding=3, **user_key)
    return hand_in(batch=batch.pk, by=by, at=AT)


def test_what_was_handed_in_goes_back_to_its_sender_with_the_reason():
    by = officer()
    batch = handed_in(by)
    back = send_back(batch=batch.pk, reason=" 收入来源请附凭证 ", by=colleague(by), at=SOON)
    assert (back.handed_in_at, back.sent_back_by, back.sent_back_why) == (None, "拉毛", "收入来源请附凭证")
    event = AuditEvent.objects.get(action="imports.batch.sent_back")
    assert event.detail == {"sha256": batch.sha256, "reason": "收入来源请附凭证"}
    with pytest.raises(NotHandedInError):
        apply_import(batch=batch.pk, by=colleague(by), at=SOON)


def test_handed_in_again_it_no_longer_bears_the_reason():
    by = officer()
    batch = handed_in(by)
    send_back(batch=batch.pk, reason="收入来源请附凭证", by=colleague(by), at=SOON)
    again = hand_in(batch=batch.pk, by=by, at=SOON)
    assert (again.handed_in_at, again.sent_back_by, again.sent_back_why) == (SOON, "", "")


def test_a_reason_that_says_nothing_sends_nothing_back():
    by = officer()
    batch = handed_in(by)
    with pytest.raises(BackReasonError) as refused:
        send_back(batch=batch.pk, reason="  不行 ", by=colleague(by), at=SOON)
    assert refused.value.say("zh") == "请用至少 4 个字说明退回理由，供上传人查看。"
    batch.refresh_from_db()
    assert batch.handed_in_at == AT


def test_a_reason_that_names_a_person_by_number_sends_nothing_back():
    by = officer()
    batch = handed_in(by)
    with pytest.raises(BackPersonalError) as refused:
        send_back(batch=batch.pk, reason="632725198003049012 有误", by=colleague(by), at=SOON)
    assert refused.value.say("zh") == "理由中含有身份证号。他人可见，请改写为行号和列名。"
    batch.refresh_from_db()
    assert (batch.handed_in_at, batch.sent_back_why) == (AT, "")


def test_nobody_sends_back_their_own_file_or_one_that_is_decided():
    by = officer()
    batch = handed_in(by)
    with pytest.raises(OwnImportError):
        send_back(batch=batch.pk, reason="收入来源请附凭证", by=by, at=SOON)
    with pytest.raises(BatchStateError):
        send_back(batch=batches.batch(state="applied").pk, reason="收入来源请附凭证", by=by, at=SOON)


def test_what_is_being_brought_in_cannot_be_sent_back():
    by = officer()
    batch = handed_in(by)
    second = cast.county_officer()
    queue_apply(batch=batch.pk, good_only=False, user=second.pk, by=colleague(by), at=SOON)
    with pytest.raises(ConflictError):
        send_back(batch=batch.pk, reason="收入来源请附凭证", by=colleague(by), at=SOON)
