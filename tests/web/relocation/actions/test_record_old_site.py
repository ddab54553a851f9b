import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.relocation.errors import RelocationRefusedError
from huiyin_web.relocation.models import Move
from support import given as register
from support.relocation import left, moved, offered, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_an_old_house_is_kept_with_a_reason_and_demolished_later():
    row = moved()
    with pytest.raises(RelocationRefusedError, match="why the old house is kept"):
        left(row, "kept")
    left(row, "kept", reason="暂作草场看护房")
    left(row, "reclaimed")
    assert Move.objects.get().old_site == "reclaimed"
    assert [one.old_site for one in row.deeds.filter(step="old_site").order_by("pk")] == ["kept", "reclaimed"]


def test_before_the_move_and_by_a_village_nothing_is_recorded():
    with pytest.raises(RelocationRefusedError, match="It is offered"):
        left(offered())
    with pytest.raises(NotAllowedError):
        left(moved(), by=village())
