import pytest

from huiyin.followup.funds import Given, Step
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.projects.actions.decide_project import decide_project
from huiyin_web.projects.errors import ChangedMeanwhileError, ProjectRefusedError
from support import cast
from support import given as register
from support.projects import AT, approved, checked, county, prefecture, proposed, seen, township

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def decided(row, step=Step.APPROVE, *, by=None, **given):
    return decide_project(project=row.pk, step=step, seen=seen(row), given=Given(**given), by=by or prefecture(), at=AT)


def test_the_prefecture_approves_what_the_county_proposed_and_the_record_says_so():
    row = approved()

    assert (row.state, row.approver) == ("approved", cast.PREFECTURE)
    assert list(row.deeds.order_by("pk").values_list("step", "office")) == [
        ("proposed", cast.COUNTY), ("approve", cast.PREFECTURE),
    ]  # fmt: skip
    assert AuditEvent.objects.get(action="projects.project.approve").subject == f"project:{row.pk}"


def test_a_project_whose_land_was_not_checked_or_is_not_clear_can_not_be_approved():
    row = proposed()
    with pytest.raises(ProjectRefusedError, match="Nobody has answered the check 'ecological red line' yet"):
        decided(row)
    row = checked(row, clear=False)
    with pytest.raises(ProjectRefusedError, match="The check 'grazing ban' stands against it"):
        decided(row)
    assert decided(checked(row)).state == "approved"


def test_a_project_is_not_approved_with_a_reason():
    row = proposed()
    with pytest.raises(ProjectRefusedError, match="Give a reason"):
        decided(row, Step.REFUSE)
    assert decided(row, Step.REFUSE, reason="与村庄规划不符").state == "refused"


def test_neither_the_proposing_county_nor_an_office_below_decides():
    row = checked(proposed())
    with pytest.raises(ProjectRefusedError, match="office that proposed it can't decide"):
        decided(row, by=county())
    with pytest.raises(NotAllowedError):
        decided(row, by=township())
    higher = checked(proposed(by=prefecture()))
    with pytest.raises(ProjectRefusedError, match="An office below the one that proposed"):
        decided(higher, by=county())


def test_whoever_gave_the_proposer_their_password_does_not_decide():
    chief, clerk = cast.prefecture_officer(), cast.county_officer()
    cast.given_by(clerk, chief)
    row = checked(proposed(by=actor_of(clerk, on=AT.date())))
    with pytest.raises(SamePersonError):
        decided(row, by=actor_of(chief, on=AT.date()))


def test_what_changed_meanwhile_and_what_lies_elsewhere_is_not_decided():
    row = checked(proposed())
    with pytest.raises(ChangedMeanwhileError):
        decide_project(project=row.pk, step=Step.APPROVE, seen=0, given=Given(), by=prefecture(), at=AT)
    with pytest.raises(NotFoundError):
        decided(row, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()))
