import pytest

from huiyin_web.access.actions.delegate import delegate
from huiyin_web.access.actions.end_delegation import end_delegation
from huiyin_web.access.roles import Role
from huiyin_web.core.errors import NotFoundError
from support import cast
from web.access.steps import AT, LAST, TODAY, actor

pytestmark = pytest.mark.django_db


def test_an_ended_delegation_reaches_nothing_more_and_only_its_commander_ends_it():
    commander, secretary = cast.commander(), cast.secretary()
    made = delegate(deputy=secretary.pk, ends_on=LAST, reason="出差", by=actor(commander), on=TODAY, at=AT)
    with pytest.raises(NotFoundError):
        end_delegation(delegation=made.pk, by=actor(cast.commander()), at=AT)
    end_delegation(delegation=made.pk, by=actor(commander), at=AT)
    assert actor(secretary).role is Role.SECRETARY
    with pytest.raises(NotFoundError):
        end_delegation(delegation=made.pk, by=actor(commander), at=AT)
