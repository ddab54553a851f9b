from datetime import date

import pytest

from huiyin_web.access.actions.delegate import delegate
from huiyin_web.access.errors import DelegationError
from huiyin_web.access.models import Delegation
from huiyin_web.access.roles import Role
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.reasons import PersonalReasonError
from support import cast
from web.access.steps import AT, LAST, TODAY, actor

pytestmark = pytest.mark.django_db


def test_a_secretary_acts_for_the_commander_until_the_last_day():
    commander, secretary = cast.commander(), cast.secretary()
    assert actor(secretary).scope.prefixes == ()
    delegate(deputy=secretary.pk, ends_on=LAST, reason="出差", by=actor(commander), on=TODAY, at=AT)
    acting = actor(secretary)
    assert (acting.role, acting.scope, acting.key) == (Role.COMMANDER, actor(commander).scope, secretary.key)
    assert actor(secretary, date(2017, 1, 1)).role is Role.SECRETARY
    event = AuditEvent.objects.get()
    assert (event.action, event.detail["reason"], event.detail["to"]) == (
        "access.delegation.given", "出差", secretary.key,
    )  # fmt: skip


def test_what_was_delegated_can_not_be_delegated_on():
    commander, first, second = cast.commander(), cast.secretary(), cast.secretary()
    delegate(deputy=first.pk, ends_on=LAST, reason="出差", by=actor(commander), on=TODAY, at=AT)
    with pytest.raises(NotAllowedError, match="only a commander in person"):
        delegate(deputy=second.pk, ends_on=LAST, reason="出差", by=actor(first), on=TODAY, at=AT)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"reason": "出差，电话 13800138765"}, PersonalReasonError),
        ({"ends_on": date(2016, 9, 13)}, DelegationError),
        ({"reason": "  "}, DelegationError),
        ({"deputy": 0}, NotFoundError),
    ],
)
def test_a_delegation_needs_a_secretary_a_reason_and_a_last_day_to_come(changed, error):
    commander, secretary = cast.commander(), cast.secretary()
    asked = {"deputy": secretary.pk, "ends_on": LAST, "reason": "出差"}
    with pytest.raises(error):
        delegate(**asked | changed, by=actor(commander), on=TODAY, at=AT)
    assert Delegation.objects.count() == 0


def test_a_secretary_of_another_place_is_not_found():
    elsewhere = cast.secretary(cast.COUNTY)
    with pytest.raises(NotFoundError):
        delegate(deputy=elsewhere.pk, ends_on=LAST, reason="出差", by=actor(cast.commander()), on=TODAY, at=AT)


def test_an_ended_commander_delegates_nothing():
    commander = cast.commander()
    secretary = cast.secretary(of=commander)
    commander.is_active = False
    commander.save()
    assert actor(secretary).role is Role.SECRETARY
