from datetime import date

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.papers.actions.set_telephone import set_telephone
from huiyin_web.papers.errors import TelephoneRefusedError
from huiyin_web.papers.models import PlaceTelephone
from huiyin_web.papers.queries.telephones import telephone_at
from support import cast, given
from support.cases import AT, officer
from support.windows import county, province

LATER = date(2017, 1, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def dialled(number, *, place_code=cast.COUNTY, by=None):
    return set_telephone(place_code=place_code, number=number, by=by or province(), at=AT)


def test_a_village_has_the_number_of_the_nearest_place_that_names_one_the_last_said():
    dialled("0976-8822110", place_code=cast.PREFECTURE)
    dialled("0976-8872345")
    assert telephone_at(cast.VILLAGE, on=LATER).number == "0976-8872345"

    dialled("")

    assert telephone_at(cast.VILLAGE, on=LATER).number == "0976-8822110"
    assert PlaceTelephone.objects.count() == 3


def test_it_is_one_event_of_the_log_with_the_place():
    dialled("12317", by=county())
    event = AuditEvent.objects.get(action="papers.telephone.set")
    assert (event.place_code, event.detail) == (cast.COUNTY, {"number": "12317"})


@pytest.mark.parametrize(
    "number",
    [
        "13912345678", "139 1234 5678", "139-1234-5678", "(139)12345678", "+86 139 1234 5678", "+8613912345678", "张主任",
        "0976", "0976-8872345 转 3", "630102194610049009", "630102 19461004 9009", "630102-19461004-9009",
    ],
)  # fmt: skip
def test_what_is_no_office_line_is_refused_with_what_can_stand_there(number):
    with pytest.raises(TelephoneRefusedError) as refused:
        dialled(number)
    assert refused.value.say("en").startswith(f"“{number}” can't stand on a notice. Write an office's own line")
    assert not PlaceTelephone.objects.exists()


def test_a_township_says_nothing_and_a_county_nothing_of_the_county_next_door():
    with pytest.raises(NotAllowedError):
        dialled("12317", place_code=cast.VILLAGE, by=officer("township"))
    with pytest.raises(NotFoundError):
        dialled("12317", place_code=cast.NEXT_COUNTY, by=county())
