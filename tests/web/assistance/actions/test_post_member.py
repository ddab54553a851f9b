from dataclasses import replace
from datetime import date

import pytest

from huiyin.policy.errors import ValueNotKnownError
from huiyin_web.assistance.actions.post_member import Posting, post_member
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.assistance import AT, TODAY, county, province

pytestmark = pytest.mark.django_db
HEAD = Posting("才仁（虚构）", cast.VILLAGE, "first_secretary", TODAY, "Z-0001")


@pytest.fixture(autouse=True)
def _places():
    given.places()


def posted(terms=HEAD, by=None):
    return post_member(terms=terms, by=by or county(), at=AT)


def test_somebody_is_posted_for_the_term_that_policy_says():
    row = posted()
    assert (row.until, row.left_on) == (date(2018, 9, 13), None)
    assert "才仁" not in str(AuditEvent.objects.get(action="assistance.member.posted").detail)


def test_a_village_has_one_first_secretary():
    posted()
    with pytest.raises(AssistanceRefusedError, match="has a first secretary, 才仁"):
        posted(replace(HEAD, name="扎西（虚构）"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "扎西 632725199003070035"}, "document"),
        ({"role": "cook"}, "role"),
        ({"place_code": cast.TOWNSHIP}, "place_code"),
    ],
)
def test_a_name_a_part_and_a_village_are_needed_and_no_number(changes, field):
    with pytest.raises(AssistanceRefusedError) as refused:
        posted(replace(HEAD, **changes))
    assert [reason.field for reason in refused.value.decision.missing] == [field]


def test_before_there_was_a_rule_of_terms_nobody_is_posted():
    with pytest.raises(ValueNotKnownError):
        posted(replace(HEAD, starts_on=date(2015, 9, 30)))


def test_only_the_county_posts_and_only_within_itself():
    with pytest.raises(NotAllowedError):
        posted(by=province())
    with pytest.raises(NotFoundError):
        posted(replace(HEAD, place_code=cast.NEXT_VILLAGE))
