from datetime import date

import pytest

from huiyin.policy import Office
from huiyin_web.casework.actions.open_place_case import open_place_case
from huiyin_web.casework.errors import OtherOfficeError, OtherSubjectError, PlaceOpenAlreadyError, StepRefusedError
from huiyin_web.casework.models import Case
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.places.models import PoorPlace
from huiyin_web.windows.errors import WindowClosedError
from support import cast, given, windows
from support.cases import AT, CELLS, DAY, notice_of, officer, place_exit, walked

pytestmark = pytest.mark.django_db


def opened(code=cast.VILLAGE, process="village_exit", office=Office.VILLAGE, on=DAY):
    return open_place_case(process=process, place_code=code, on=on, cells=CELLS, by=officer(office, code), at=AT)


def test_a_village_goes_the_whole_way_and_leaves_its_list():
    case = walked(place_exit(), until="left")

    assert case.is_over
    assert PoorPlace.objects.get(pk=cast.VILLAGE).exited_on == case.changed_on
    assert AuditEvent.objects.get(action="places.poor_place.left").detail == {
        "on": case.changed_on.isoformat(), "source": f"case:{case.pk}",
    }  # fmt: skip


def test_a_county_goes_its_way_through_prefecture_province_and_evaluation():
    case = walked(place_exit(cast.COUNTY, process="county_exit"), until="left")

    taken = list(case.steps.order_by("number").values_list("step", flat=True))
    assert taken == ["propose", "review", "verify", "post_notice", "evaluate", "announce"]
    assert PoorPlace.objects.get(pk=cast.COUNTY).exited_on == case.changed_on


def test_the_incidence_counts_the_register_of_the_day_and_says_its_denominator():
    case = place_exit()
    given.household(member_count=40)

    with pytest.raises(StepRefusedError) as raised:
        walked(case, until="verified")

    told = [reason.words.en for reason in raised.value.decision.reasons]
    assert told[:2] == [
        "Numerator: registered poor on 2016-09-02. Denominator: rural population of 2015 (Bureau).",
        "40 registered poor of 1,000 rural people: 4.000%. It must lie below 3%, 30 persons.",
    ]


def test_the_notice_names_the_place_in_full():
    case = walked(place_exit(), until="in_notice")

    assert list(notice_of(case).lines.values_list("shown", flat=True)) == [{"place": "前多村"}]


def test_a_place_has_one_open_case_of_a_kind():
    case = place_exit()

    with pytest.raises(PlaceOpenAlreadyError, match=f"number {case.pk}"):
        opened()


def test_a_village_that_is_on_no_list_is_not_led_out():
    given.places()

    with pytest.raises(StepRefusedError, match="on no list of poor villages"):
        opened()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"process": "county_exit"}, OtherSubjectError),
        ({"process": "exit"}, OtherSubjectError),
        ({"office": Office.TOWNSHIP}, OtherOfficeError),
    ],
)
def test_another_process_or_office_does_not_open_it(asked, error):
    given.places()
    given.poor_place()

    with pytest.raises(error):
        opened(**asked)


def test_a_village_of_the_next_county_is_not_found():
    given.places()

    with pytest.raises(NotFoundError):
        open_place_case(process="village_exit", place_code=cast.NEXT_VILLAGE, on=DAY, cells=CELLS, by=officer(), at=AT)


def test_a_window_holds_for_places_too():
    given.places()
    given.poor_place()
    windows.window("village_exit")

    with pytest.raises(WindowClosedError):
        opened()
    assert opened(on=date(2016, 10, 1)).state == "proposed"
