import pytest

from huiyin.followup.funds import Step
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.projects.errors import ProjectRefusedError
from huiyin_web.projects.models import Project
from support import cast
from support import given as register
from support.projects import AT, approved, entered, funded, township, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_money_is_allocated_paid_and_accepted_each_an_entry_by_another_hand():
    row = entered(funded(900), Step.ACCEPT, 900)

    assert (row.allocated, row.paid, row.accepted, row.accepted_on) == (90_000, 90_000, 90_000, AT.date())
    assert [(one.flow, one.fen, one.office) for one in row.money.order_by("pk")] == [
        ("allocated", 90_000, cast.PREFECTURE), ("paid", 90_000, cast.COUNTY), ("accepted", 90_000, cast.TOWNSHIP),
    ]  # fmt: skip
    event = AuditEvent.objects.get(action="projects.project.accept")
    assert (event.detail["fen"], event.detail["document"]) == (90_000, "玉财农〔2016〕8 号")


def test_more_than_was_approved_allocated_or_paid_is_refused_and_changes_nothing():
    row = approved()
    for step, yuan in ((Step.ALLOCATE, 1_000_001), (Step.PAY, 1), (Step.ACCEPT, 1)):
        with pytest.raises(ProjectRefusedError):
            entered(row, step, yuan)
    assert (Project.objects.get().allocated, row.money.count()) == (0, 0)


def test_a_village_accepts_what_was_built_there():
    assert entered(funded(5), Step.ACCEPT, 5, by=village()).accepted == 500


def test_the_owner_does_not_accept_and_neither_does_whoever_paid():
    row = funded(5, owner=cast.TOWNSHIP)
    with pytest.raises(ProjectRefusedError, match="The office that carries it out can't do this"):
        entered(row, Step.ACCEPT, 5, by=township())
    payer = actor_of(cast.county_officer(), on=AT.date())
    row = entered(entered(row, Step.ALLOCATE, 5), Step.PAY, 5, by=payer)
    with pytest.raises(SamePersonError):
        entered(row, Step.ACCEPT, 5, by=payer)


def test_a_village_pays_nothing_and_a_county_elsewhere_finds_no_project():
    row = approved()
    with pytest.raises(NotAllowedError):
        entered(row, Step.PAY, 5, by=village())
    with pytest.raises(NotFoundError):
        entered(row, Step.PAY, 5, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()))


def test_a_department_works_on_what_it_proposed_or_carries_out_and_on_nothing_else():
    by = actor_of(cast.department(), on=AT.date())
    with pytest.raises(NotAllowedError, match="work on projects of other offices"):
        entered(approved(), Step.ALLOCATE, 5, by=by)
    own = entered(approved(owner=by.office), Step.ALLOCATE, 5)
    assert entered(own, Step.PAY, 5, by=by).paid == 500
