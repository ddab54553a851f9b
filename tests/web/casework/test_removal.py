"""A wrong registration is removed whatever became of the household since, and what else was under way ends with it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from huiyin.policy import Office
from huiyin.rules.casework import WayBackError
from huiyin_web.casework.actions.close_case import close_case
from huiyin_web.casework.actions.go_back import go_back
from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.errors import EvidenceRefusedError, OpenAlreadyError, OtherOfficeError, StepRefusedError
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.case import case_page
from huiyin_web.casework.queries.cases import AskedCases, cases_page
from huiyin_web.casework.queries.opening import openable
from huiyin_web.casework.queries.places import place_known
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.actions.set_status import set_status
from huiyin_web.registry.models import Household, HouseholdHistory
from support import cast, given
from support.cases import AT, CELLS, DAY, exit_case, officer, walked

pytestmark = pytest.mark.django_db
ID = "632722198404300045"
LEFT = date(2016, 3, 1)
IN_2021, LATER = date(2021, 6, 1), datetime(2022, 6, 30, 2, 0, tzinfo=UTC)
NOTED = {"review_note": "材料齐全"}
MONITORED = CELLS | {"discovery_channel": "visit", "risks": "illness"}


def removal_of(household, *, on=DAY, at=AT):
    return open_case(process="removal", household=household.pk, on=on, cells=CELLS, by=officer(), at=at)


def sent_back(case, state="county_decided", by=None, days=1, at=AT):
    return go_back(
        case=case.pk, steps_taken=case.steps_taken, state=state, reason="清退有误", on=case.changed_on + timedelta(days=days),
        by=by or officer(Office.COUNTY), at=at,
    )  # fmt: skip


def now(row):
    return Household.objects.get(pk=row.pk)


@pytest.fixture
def exited():
    given.places()
    return given.household(status="exited", exited_on=LEFT, member_count=3)


def test_a_household_that_left_poverty_is_removed_out_of_every_count_and_its_exit_stays_in_the_history(exited):
    assert place_known(cast.VILLAGE, on=DAY).place.exited_persons == 3

    case = walked(removal_of(exited), until="removed")

    row = now(exited)
    assert (row.status, row.removal_reason, row.exited_on, row.updated_year) == ("removed", "misidentified", None, 2016)
    counted = place_known(cast.VILLAGE, on=case.changed_on).place
    assert (counted.exited_persons, counted.poor_persons) == (0, 0)
    assert HouseholdHistory.objects.get(household_id=row.pk).exited_on == LEFT
    assert case.is_over


def test_a_removal_that_is_sent_back_gives_the_household_its_status_and_the_day_of_its_exit_again(exited):
    case = walked(removal_of(exited), until="removed")

    back = sent_back(case)

    row = now(exited)
    assert (row.status, row.removal_reason, row.exited_on) == ("exited", None, LEFT)
    assert (back.is_over, back.state) == (False, "county_decided")
    assert place_known(cast.VILLAGE, on=DAY).place.exited_persons == 3
    assert walked(back, until="removed").is_over


def test_a_poor_household_gets_back_that_it_is_poor_and_for_no_reason_removed():
    given.places()
    home = given.household()
    sent_back(walked(removal_of(home), until="removed"))

    assert (now(home).status, now(home).removal_reason) == ("poor", None)


def test_an_exit_under_observation_ends_with_the_removal_and_goes_on_where_it_was_once_that_is_sent_back():
    observed = walked(exit_case(), until="observed")
    removal = walked(removal_of(observed.household, on=observed.changed_on), until="removed")

    ended = Case.objects.get(pk=observed.pk)
    assert (ended.state, ended.is_over, ended.ended_by) == ("closed", True, removal)
    assert [one.process for one in Case.objects.filter(is_over=False)] == []
    told = ended.steps.latest("number")
    assert (told.way, told.reason.startswith("该户清退")) == ("close", True)

    sent_back(removal)

    again = Case.objects.get(pk=observed.pk)
    assert (again.state, again.is_over, again.ended_by) == ("observed", False, None)
    assert now(observed.household).status == "exited"
    assert AuditEvent.objects.filter(action="casework.case.closed").count() == 1
    assert AuditEvent.objects.filter(action="casework.case.returned").count() == 2


def test_a_household_under_monitoring_is_removed_and_is_counted_among_the_monitored_no_more(exited):
    watched = open_case(
        process="monitoring", household=exited.pk, on=IN_2021, cells=MONITORED, by=officer(), at=LATER
    )  # fmt: skip
    walked(removal_of(exited, on=IN_2021, at=LATER), until="removed", at=LATER)

    assert Case.objects.get(pk=watched.pk).state == "closed"
    page = cases_page(actor=officer(), asked=AskedCases("monitoring"))
    assert [row.cells[3] for row in page.stages.rows if row.cells[3]] == []
    assert [tab.count for tab in page.tabs if tab.count] == []
    assert now(exited).status == "removed"


def test_a_case_of_its_kind_that_was_opened_since_then_is_not_doubled(exited):
    watched = open_case(process="monitoring", household=exited.pk, on=IN_2021, cells=MONITORED, by=officer(), at=LATER)
    removal = walked(removal_of(exited, on=IN_2021, at=LATER), until="removed", at=LATER)
    open_case(process="monitoring", household=exited.pk, on=removal.changed_on, cells=MONITORED, by=officer(), at=LATER)

    go_back(
        case=removal.pk, steps_taken=removal.steps_taken, state="county_decided", reason="清退有误",
        on=removal.changed_on, by=officer(Office.COUNTY), at=LATER,
    )  # fmt: skip

    assert Case.objects.get(pk=watched.pk).is_over
    assert Case.objects.filter(process="monitoring", is_over=False).count() == 1


def test_a_notice_that_was_taken_down_by_a_removal_is_hung_anew_once_that_is_sent_back():
    hanging = walked(exit_case(), until="in_notice")
    removal = walked(removal_of(hanging.household, on=hanging.changed_on), until="removed")

    sent_back(removal)

    again = Case.objects.get(pk=hanging.pk)
    assert again.state == "acknowledged"
    assert walked(again, until="observed").notice_lines.count() == 2


def test_a_case_that_stayed_closed_then_does_not_go_on_when_the_removal_is_sent_back_a_second_time(exited):
    first = open_case(process="monitoring", household=exited.pk, on=IN_2021, cells=MONITORED, by=officer(), at=LATER)
    removal = walked(removal_of(exited, on=IN_2021, at=LATER), until="removed", at=LATER)
    on = removal.changed_on
    second = open_case(process="monitoring", household=exited.pk, on=on, cells=MONITORED, by=officer(), at=LATER)

    again = walked(sent_back(removal, at=LATER), until="removed", at=LATER)
    sent_back(again, at=LATER)

    assert [Case.objects.get(pk=one.pk).state for one in (first, second)] == ["closed", "discovered"]


def test_an_exit_that_goes_back_after_a_removal_was_sent_back_makes_the_household_poor_and_not_removed():
    observed = walked(exit_case(), until="observed")
    after = AT + timedelta(minutes=1)
    removal = walked(removal_of(observed.household, on=observed.changed_on, at=after), until="removed", at=after)
    sent_back(removal, at=after)

    sent_back(Case.objects.get(pk=observed.pk), state="proposed", at=after)

    assert (now(observed.household).status, now(observed.household).removal_reason) == ("poor", None)


def test_a_removal_is_not_sent_back_once_a_member_stands_on_the_register_elsewhere(exited):
    given.person(exited, id_number=ID)
    case = walked(removal_of(exited), until="removed")
    given.person(given.household(cast.NEXT_VILLAGE), id_number=ID)

    with pytest.raises(EvidenceRefusedError, match="stands on the register already"):
        sent_back(case)

    assert now(exited).status == "removed"


def test_a_removal_is_sent_back_by_the_office_that_removed_and_by_no_other(exited):
    case = walked(removal_of(exited), until="removed")

    with pytest.raises(OtherOfficeError, match="the county's"):
        sent_back(case, by=officer())


def test_the_page_of_a_removal_offers_the_way_back_to_who_may_take_it_and_no_end(client, exited):
    case = walked(removal_of(exited), until="removed")
    county = case_page(actor=officer(Office.COUNTY), number=case.pk, on=DAY)
    village = case_page(actor=officer(), number=case.pk, on=DAY)

    assert ([key for key, _ in county.behind][-1], county.may_close, village.behind) == ("county_decided", False, ())
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    page = client.get(f"/casework/{case.pk}/").content.decode()
    assert f"/casework/{case.pk}/back/" in page
    assert f"/casework/{case.pk}/close/" not in page


def test_a_removal_that_was_given_up_is_not_sent_back(exited):
    case = walked(removal_of(exited), until="heard")
    close_case(
        case=case.pk, steps_taken=case.steps_taken, reason="线索不实", on=case.changed_on, by=officer(), at=AT
    )  # fmt: skip

    with pytest.raises(WayBackError):
        sent_back(Case.objects.get(pk=case.pk), state="found")


def test_a_removal_is_not_sent_back_beside_another_one_that_is_open(exited):
    first = walked(removal_of(exited), until="removed")
    set_status(household=now(exited), status="poor", on=first.changed_on, source="import:1", by=officer(), at=AT)
    removal_of(exited, on=first.changed_on)

    with pytest.raises(OpenAlreadyError):
        sent_back(first)


def test_who_was_removed_is_offered_no_removal_and_is_refused_one(exited):
    def offered(row):
        return [one.label.en for one in openable(officer(), row, on=DAY)]

    assert "Removal of a wrong registration" in offered(exited)
    set_status(household=exited, status="removed", on=DAY, source="import:1", by=officer(), at=AT)
    assert "Removal of a wrong registration" not in offered(now(exited))
    with pytest.raises(StepRefusedError):
        removal_of(exited)
