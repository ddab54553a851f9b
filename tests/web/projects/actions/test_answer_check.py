import pytest

from huiyin.followup.funds import Given
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.projects.actions.answer_check import answer_check
from huiyin_web.projects.errors import ProjectRefusedError
from support import cast
from support import given as register
from support.projects import AT, checked, proposed, township

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_who_checked_when_and_by_which_document_stays_on_the_record():
    row = checked(proposed())

    assert [(one.check_key, one.is_clear, one.authority, one.document) for one in row.answers.order_by("pk")] == [
        (check, True, cast.COUNTY, "囊环发〔2016〕12 号") for check in ("red_line", "grazing_ban")
    ]
    assert AuditEvent.objects.filter(action="projects.project.answer").count() == 2


def test_an_answer_without_its_document_is_refused():
    row = proposed()
    with pytest.raises(ProjectRefusedError, match="Give the number of the document"):
        answer_check(
            project=row.pk, seen=0, check="red_line", clear=True, authority=cast.COUNTY, given=Given(on=AT.date()),
            by=actor_of(cast.county_officer(), on=AT.date()), at=AT,
        )  # fmt: skip


def test_a_township_and_a_county_elsewhere_answer_none():
    row = proposed()
    with pytest.raises(NotAllowedError):
        checked(row, by=township())
    with pytest.raises(NotFoundError):
        checked(row, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()))
