import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.actions.refuse_change import refuse_change
from huiyin_web.registry.actions.show_change import show_change
from huiyin_web.registry.errors import OwnRequestError, RequestStateError
from support import given
from web.registry.steps import AT, asked_by, county, township, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household()


def test_that_somebody_saw_a_request_in_clear_is_recorded_without_any_value(home):
    request, by = asked_by(village(), home, head_name="才仁"), township()
    show_change(request=request.pk, by=by, at=AT)
    event = AuditEvent.objects.first()
    assert (event.action, event.actor_key, event.subject) == ("registry.change.shown", by.key, f"household:{home.pk}")
    assert event.detail == {"changes": [], "request": request.pk}


def test_only_whoever_decides_about_a_request_sees_it_in_clear(home):
    request = asked_by(village(), home)
    with pytest.raises(NotAllowedError):
        show_change(request=request.pk, by=village(), at=AT)
    own = township()
    with pytest.raises(OwnRequestError):
        show_change(request=asked_by(own, given.household()).pk, by=own, at=AT)


def test_a_decided_request_is_shown_in_clear_no_more(home):
    request = asked_by(village(), home)
    refuse_change(request=request.pk, answer="缺少证明", by=township(), at=AT)
    with pytest.raises(RequestStateError):
        show_change(request=request.pk, by=county(), at=AT)
