import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.relocation.errors import RelocationRefusedError
from huiyin_web.relocation.models import Move
from support import given as register
from support.relocation import housed, offered, said, township

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_house_of_25_square_metres_a_person_is_taken_and_can_be_corrected_until_the_move():
    row = said(offered(register.household(member_count=4)))
    housed(row, area=100_00)
    housed(row, area=96_50)
    assert Move.objects.values_list("state", "area", "contribution", "debt").get() == ("housed", 96_50, 8_000_00, 0)
    assert [one.area for one in row.deeds.filter(step="house").order_by("pk")] == [100_00, 96_50]
    assert AuditEvent.objects.filter(action="relocation.move.house").count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"area": 100_01}, "100.01 m2 for a household of 4 are 25.00 m2 a person"),
        ({"contribution": 10_000_01}, "10,000 yuan at most are allowed"),
        ({"debt": 1_00}, "The household owes 1.00 yuan for the house"),
    ],
)
def test_a_house_above_what_policy_allows_is_refused_with_the_number(changes, words):
    row = said(offered(register.household(member_count=4)))
    with pytest.raises(RelocationRefusedError, match=words):
        housed(row, **changes)
    assert Move.objects.get().state == "consented"


def test_without_consent_there_is_no_house_and_a_township_records_none():
    row = offered()
    with pytest.raises(RelocationRefusedError, match="It is offered"):
        housed(row)
    with pytest.raises(NotAllowedError):
        housed(said(row), by=township())
