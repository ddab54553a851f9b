import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.registry.actions.approve_change import approve_change
from huiyin_web.registry.actions.withdraw_change import withdraw_change
from huiyin_web.registry.errors import RequestStateError
from huiyin_web.registry.models import RequestState
from support import given
from web.registry.steps import AT, asked_by, township, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household()


def test_whoever_asked_takes_it_back(home):
    by = village()
    request = withdraw_change(request=asked_by(by, home).pk, by=by, at=AT)
    assert (request.state, request.decided_by_key) == (RequestState.WITHDRAWN, by.key)


def test_nobody_else_takes_it_back(home):
    with pytest.raises(NotFoundError):
        withdraw_change(request=asked_by(village(), home).pk, by=village(), at=AT)


def test_what_is_decided_stays_decided(home):
    by = village()
    request = asked_by(by, home)
    approve_change(request=request.pk, by=township(), at=AT)
    with pytest.raises(RequestStateError):
        withdraw_change(request=request.pk, by=by, at=AT)
