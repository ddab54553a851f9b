import pytest

from huiyin_web.theatres.actions.call_off_visit import call_off_visit
from huiyin_web.theatres.errors import TheatreRefusedError
from support import theatres

pytestmark = pytest.mark.django_db


def off(visit, reason="大雪封路"):
    return call_off_visit(visit=visit.pk, reason=reason, by=theatres.commander(), at=theatres.AT)


def test_a_visit_is_called_off_once_with_its_reason_and_its_draw_stays():
    visit = theatres.prepared()
    with pytest.raises(TheatreRefusedError):
        off(visit, reason="")
    found = off(visit)
    assert (found.state, found.summary, found.draws.count()) == ("called_off", "大雪封路", 1)
    with pytest.raises(TheatreRefusedError):
        off(visit)
