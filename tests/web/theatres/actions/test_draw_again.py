import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.theatres.actions.draw_again import draw_again
from huiyin_web.theatres.errors import TheatreRefusedError
from huiyin_web.theatres.queries.stored import drawn_now
from support import theatres

pytestmark = pytest.mark.django_db


def again(visit, reason="道路中断", by=None):
    return draw_again(visit=visit.pk, reason=reason, by=by or theatres.commander(), at=theatres.AT)


def test_a_second_draw_stands_beside_the_first_with_its_reason_and_the_first_is_not_changed():
    visit = theatres.prepared()
    first = [(one.pk, one.household_id) for one in drawn_now(visit)]
    draw = again(visit)

    assert list(visit.draws.order_by("number").values_list("number", "reason")) == [(1, ""), (2, "道路中断")]
    assert list(visit.draws.get(number=1).households.order_by("turn").values_list("pk", "household_id")) == first
    assert {one.draw_id for one in drawn_now(visit)} == {draw.pk}
    assert AuditEvent.objects.latest("pk").detail["reason"] == "道路中断"


def test_nobody_draws_again_without_a_reason_after_the_visit_or_without_commanding():
    visit = theatres.prepared()
    with pytest.raises(TheatreRefusedError):
        again(visit, reason=" ")
    with pytest.raises(NotAllowedError):
        again(visit, by=theatres.keeper())
    theatres.made(visit)
    with pytest.raises(TheatreRefusedError, match="not changed any more"):
        again(visit)
    assert visit.draws.count() == 1
