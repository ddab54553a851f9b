import pytest

from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions.ask_review import ask_review
from huiyin_web.casework.actions.review_objection import review_objection
from huiyin_web.casework.errors import ObjectionStateError, OtherOfficeError
from huiyin_web.casework.models import Outcome
from huiyin_web.core import clock
from support import cast
from support.cases import AT, DAY, exit_case, officer, walked
from support.objecting import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def under_review():
    answered = refused(walked(exit_case(), until="in_notice"))
    return ask_review(code=answered.code, reason="车在他弟弟名下", at=AT)


def reviewed(objection, by):
    return review_objection(objection=objection.pk, outcome=Outcome.UPHELD, answer="车辆属实，暂停退出", by=by, at=AT)


def test_the_county_reviews_what_the_township_answered(under_review):
    after = reviewed(under_review, officer("county"))

    assert (after.state, after.stands, after.review_answer) == ("reviewed", "upheld", "车辆属实，暂停退出")
    assert (after.settled_on, after.reviewed_by_office) == (clock.day_of(AT), "county")


def test_the_first_answer_is_kept_beside_it(under_review):
    after = reviewed(under_review, officer("county"))

    first = (after.outcome, after.answer, after.answered_on, after.answered_by_key)
    assert first == ("refused", "经车管所核查，无车辆登记", under_review.answered_on, under_review.answered_by_key)
    assert after.answered_by_key != after.reviewed_by_key


def test_whoever_answered_does_not_review(under_review):
    user = User.objects.get(pk=int(under_review.answered_by_key.removeprefix("user:")))

    with pytest.raises(OtherOfficeError):
        reviewed(under_review, actor_of(user, on=DAY))


def test_it_is_reviewed_once(under_review):
    reviewed(under_review, officer("county"))

    with pytest.raises(ObjectionStateError):
        reviewed(under_review, officer("county"))


def test_nor_does_whoever_gave_them_their_password(under_review):
    giver = cast.county_officer()
    cast.given_by(User.objects.get(pk=int(under_review.answered_by_key.removeprefix("user:"))), giver)

    with pytest.raises(OtherOfficeError):
        reviewed(under_review, actor_of(giver, on=DAY))
