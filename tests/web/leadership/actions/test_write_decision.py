from dataclasses import replace
from datetime import date

import pytest

from huiyin_web.commitments.models import Commitment
from huiyin_web.core.errors import NotFoundError
from huiyin_web.leadership.actions.write_decision import write_decision
from huiyin_web.leadership.errors import ConcludedError, LeadershipRefusedError
from support import cast
from support.leadership import AT, DECISION, UNIT, concluded, county, held

pytestmark = pytest.mark.django_db


def write(meeting, **changes):
    more = {"row": changes.pop("row")} if "row" in changes else {}
    return write_decision(meeting=meeting.pk, terms=replace(DECISION, **changes), by=county(), at=AT, **more)


def test_a_decision_is_no_commitment_before_its_meeting_is_concluded():
    row = held()
    line = write(row)
    write(row, row=line.pk, person="新专员")
    assert list(row.decisions.values_list("owner", "person", "quantity")) == [(UNIT, "新专员", 18_000)]
    assert not Commitment.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Say in one sentence what is promised."),
        ({"person": ""}, "This has to be said."),
        ({"accepter": UNIT}, "Whoever has to keep it can't also say whether it was kept"),
        ({"due_on": date(2016, 9, 20)}, "6 days are left for this"),
        ({"due_on": date(2016, 9, 1)}, "It must be due"),
    ],
)
def test_what_no_commitment_could_be_is_refused(changes, words):
    row = held()
    with pytest.raises(LeadershipRefusedError, match=words):
        write(row, **changes)
    assert not row.decisions.exists()


def test_a_short_term_is_taken_with_its_reason():
    assert write(held(), due_on=date(2016, 9, 20), why_short="雪封道路前须完成").why_short == "雪封道路前须完成"


def test_a_place_out_of_reach_is_not_found_and_a_concluded_meeting_is_closed():
    with pytest.raises(NotFoundError):
        write(held(), place_code=cast.NEXT_VILLAGE)
    with pytest.raises(ConcludedError):
        write(concluded())
