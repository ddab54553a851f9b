import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.errors import LeadershipRefusedError
from huiyin_web.leadership.models import Dispatch
from support import cast
from support.leadership import DAY, UNIT
from support.talking import sent, township

pytestmark = pytest.mark.django_db


def test_every_office_is_named_once_and_the_sender_is_not():
    row = sent(UNIT, cast.TOWNSHIP, UNIT, cast.COUNTY)
    assert sorted(row.receipts.values_list("office", "confirmed_at")) == [(cast.TOWNSHIP, None), (UNIT, None)]
    assert AuditEvent.objects.get(action="leadership.dispatch.sent").detail == {"title": "报送年度总结", "offices": 2}


@pytest.mark.parametrize(
    ("offices", "changes", "words"),
    [
        ((cast.COUNTY,), {}, "Choose at least one other office."),
        ((), {"title": ""}, "This has to be said."),
        ((), {"confirm_by": DAY}, "Leave at least a day to confirm it"),
        ((), {"words": "身份证632725199003070035"}, "Leave numbers of people out"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_sent(offices, changes, words):
    with pytest.raises(LeadershipRefusedError, match=words):
        sent(*offices, **changes)
    assert not Dispatch.objects.exists()


def test_whoever_heads_no_leading_group_sends_none():
    for by in (township(), actor_of(cast.department(), on=DAY)):
        with pytest.raises(NotAllowedError):
            sent(by=by)
