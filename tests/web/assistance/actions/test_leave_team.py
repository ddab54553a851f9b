from datetime import date

import pytest

from huiyin_web.assistance.actions.leave_team import Leaving, leave_team
from huiyin_web.assistance.actions.post_member import Posting, post_member
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.models import TeamMember
from huiyin_web.core.errors import NotFoundError
from support import cast, given
from support.assistance import AT, TODAY, acting, county

pytestmark = pytest.mark.django_db
LAST = date(2016, 12, 31)


@pytest.fixture
def head():
    given.places()
    terms = Posting("才仁（虚构）", cast.VILLAGE, "first_secretary", TODAY, "Z-0001")
    return post_member(terms=terms, by=county(), at=AT)


def left(row, how="recalled", *, by=None, on=LAST, reason="长期脱岗", successor="扎西（虚构）"):
    return leave_team(member=row.pk, terms=Leaving(how, on, reason, successor), by=by or county(), at=AT)


def test_whoever_is_recalled_leaves_with_a_reason_and_a_successor_in_the_same_part(head):
    row = left(head)
    after = row.successor

    assert (row.left_on, row.left_as, row.reason) == (LAST, "recalled", "长期脱岗")
    assert (after.name, after.role, after.starts_on, after.organisation) == (
        "扎西（虚构）", "first_secretary", LAST, "Z-0001",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({"reason": "", "successor": ""}, ["reason", "successor"]),
        ({"how": "tired"}, ["left_as"]),
        ({"on": date(2016, 9, 13)}, ["on"]),
        ({"reason": "字" * 301}, ["long"]),
    ],
)
def test_what_a_leaving_lacks_is_said(head, sent, fields):
    with pytest.raises(AssistanceRefusedError) as refused:
        left(head, **sent)
    assert [reason.field for reason in refused.value.decision.missing] == fields
    assert TeamMember.objects.count() == 1


def test_whoever_is_relieved_needs_no_successor_named_yet(head):
    assert left(head, "relieved", reason="", successor="").successor is None


def test_nobody_leaves_twice_or_from_next_door(head):
    with pytest.raises(NotFoundError):
        left(head, by=acting(cast.county_officer(cast.NEXT_COUNTY)))
    left(head)
    with pytest.raises(NotFoundError):
        left(head)
