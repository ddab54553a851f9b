import pytest

from huiyin.policy import Office
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.reasons import PersonalReasonError
from huiyin_web.evidence.actions.open_file import open_file
from huiyin_web.evidence.actions.withdraw_file import withdraw_file
from huiyin_web.evidence.errors import LostFileError, ReasonNeededError, WithdrawnError
from huiyin_web.evidence.folder import path_of
from support import cast
from support.cases import AT, DAY, exit_case, officer, place_exit
from support.evidence import attached, whoever_attached

pytestmark = pytest.mark.django_db
WHY = "核对签字"


def opened(row, by, reason=WHY):
    return open_file(uuid=row.uuid, reason=reason, by=by, at=AT)


def test_whoever_shows_personal_values_opens_it_with_a_reason_and_that_is_kept_at_the_household(case):
    row = attached(case)
    assert opened(row, officer(Office.COUNTY)) == (row, path_of(row.uuid).read_bytes())
    event = AuditEvent.objects.order_by("number").last()
    assert (event.action, event.subject) == ("evidence.file.opened", f"household:{case.household_id}")
    assert (event.detail["reason"], event.detail["sha256"]) == (WHY, row.sha256)


def test_a_file_of_a_places_case_is_kept_at_the_case():
    case = place_exit()
    opened(attached(case), officer())
    assert AuditEvent.objects.order_by("number").last().subject == f"case:{case.pk}"


@pytest.mark.parametrize("reason", ["", "   ", "看看"])
def test_a_reason_that_says_nothing_opens_nothing(case, reason):
    row = attached(case)
    before = AuditEvent.objects.count()
    with pytest.raises(ReasonNeededError):
        opened(row, officer(), reason)
    assert AuditEvent.objects.count() == before


def test_a_reason_with_a_personal_number_opens_nothing(case):
    row = attached(case)
    before = AuditEvent.objects.count()
    with pytest.raises(PersonalReasonError, match="an ID number"):
        opened(row, officer(), "核对 632725199003070035")
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("who", [cast.helper, cast.auditor, cast.commander, cast.department])
def test_a_role_that_shows_no_personal_values_opens_nothing(case, who):
    row = attached(case)
    with pytest.raises(NotAllowedError):
        opened(row, actor_of(who(), on=DAY))


def test_a_file_of_another_county_is_not_found():
    row = attached(exit_case(cast.NEXT_VILLAGE))
    with pytest.raises(NotFoundError):
        opened(row, officer(Office.COUNTY))


def test_a_withdrawn_file_is_not_opened(case):
    row = attached(case)
    withdraw_file(uuid=row.uuid, reason="拍错了人", by=whoever_attached(row), at=AT)
    with pytest.raises(WithdrawnError):
        opened(row, officer())


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_a_file_that_is_not_what_was_attached_is_not_shown(case, harm):
    row = attached(case)
    path_of(row.uuid).unlink()
    if harm == "changed":
        path_of(row.uuid).write_bytes(b"<script>alert(1)</script>")
    with pytest.raises(LostFileError):
        opened(row, officer())
