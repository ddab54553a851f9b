import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.windows.actions.end_delegation import end_delegation
from huiyin_web.windows.errors import WindowRefusedError
from huiyin_web.windows.models import Delegation
from support import cast, given
from support.cases import AT
from support.windows import TODAY, county, delegation, exception, prefecture, province

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_with_a_delegation_ends_what_was_given_under_it():
    held = delegation(cast.COUNTY, to=cast.PREFECTURE)
    under = delegation(by=prefecture())

    end_delegation(delegation=held.pk, by=province(), at=AT)

    assert list(Delegation.objects.values_list("ended_on", flat=True)) == [TODAY, TODAY]
    assert under.under == held
    with pytest.raises(WindowRefusedError):
        exception(by=county())


def test_an_ended_delegation_is_not_ended_again_and_another_office_ends_none():
    made = delegation()
    with pytest.raises(NotFoundError):
        end_delegation(delegation=made.pk, by=county(), at=AT)

    end_delegation(delegation=made.pk, by=province(), at=AT)
    with pytest.raises(NotFoundError):
        end_delegation(delegation=made.pk, by=province(), at=AT)
