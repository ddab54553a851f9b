from datetime import date, timedelta

import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions.draw_up_letter import Sides, draw_up_letter
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Letter
from support import cast
from support import given as register
from support.targets import AT, DUE_ON, PLAN, asked, county, drawn_up, of_county, of_prefecture, prefecture, province

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_it_holds_every_target_of_the_year_that_the_office_issued_to_the_other():
    of_county(indicator="training")
    row = drawn_up()

    assert (row.number, row.version, row.upper, row.lower) == ("L-2016-0001", 1, cast.PREFECTURE, cast.COUNTY)
    assert sorted((line.target.indicator, line.value) for line in row.lines.all()) == [
        ("lifted", 60_000), ("training", 60_000),
    ]  # fmt: skip
    event = AuditEvent.objects.get(action="targets.letter.drawn_up")
    assert event.detail == {"number": "L-2016-0001", "version": 1, "lower": cast.COUNTY, "targets": 2}


def test_a_second_version_takes_the_place_of_one_that_nobody_signed_and_says_why():
    first = drawn_up()
    with pytest.raises(TargetRefusedError, match="Give a reason."):
        drawn_up(due_on=DUE_ON - timedelta(30))
    with pytest.raises(TargetRefusedError, match="It says what version 1 says. Nothing was drawn up."):
        drawn_up(reason="再签一次")
    second = drawn_up(due_on=DUE_ON - timedelta(30), reason="提前完成")

    assert (second.number, second.version, second.reason) == (first.number, 2, "提前完成")
    assert Letter.objects.get(pk=first.pk).superseded
    assert second.content != first.content


def test_each_office_has_a_number_of_its_own():
    assert [drawn_up().number, drawn_up(cast.NEXT_COUNTY).number] == ["L-2016-0001", "L-2016-0002"]


def test_without_targets_with_an_open_request_or_for_a_day_past_nothing_is_drawn_up():
    of_prefecture()
    with pytest.raises(TargetRefusedError, match="No target of this year was issued to that office."):
        draw_up_letter(sides=Sides(PLAN, 2016, cast.COUNTY), due_on=DUE_ON, reason="", by=prefecture(), at=AT)
    row = of_county()
    with pytest.raises(TargetRefusedError, match="The day must come after today \\(2016-03-10\\)."):
        drawn_up(due_on=date(2016, 3, 10))
    asked(row)
    with pytest.raises(TargetRefusedError, match="Answer the request for another value first."):
        drawn_up()
    assert not Letter.objects.exists()


def test_only_the_office_that_set_the_targets_draws_it_up():
    of_county()
    for by in (province(), county()):
        with pytest.raises(TargetRefusedError, match="No target of this year was issued"):
            draw_up_letter(sides=Sides(PLAN, 2016, cast.COUNTY), due_on=DUE_ON, reason="", by=by, at=AT)
