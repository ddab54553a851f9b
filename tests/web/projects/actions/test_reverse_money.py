from datetime import timedelta

import pytest

from huiyin.followup.funds import Given
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.projects.actions.reverse_money import reverse_money
from huiyin_web.projects.errors import ProjectRefusedError, ReversalError
from support import cast
from support import given as register
from support.projects import AT, county, funded, seen, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def reversed_(row, flow="allocated", *, by=None, reason="文号登错"):
    entry = row.money.filter(flow=flow).earliest("pk").pk
    given = Given(reason=reason)
    return reverse_money(project=row.pk, entry=entry, seen=seen(row), given=given, by=by or county(), at=AT)


def test_a_mistake_is_taken_off_by_another_entry_and_both_stay():
    row = reversed_(funded(900), "paid")

    assert (row.allocated, row.paid) == (90_000, 0)
    assert [one.fen for one in row.money.order_by("pk")] == [90_000, 90_000, -90_000]
    assert AuditEvent.objects.get(action="projects.project.reverse").detail["reason"] == "文号登错"


def test_sums_that_no_longer_reconcile_show_as_a_sign():
    row = reversed_(funded(900))
    assert row.signs.get(sign="overdrawn").since == AT.date()


def test_an_entry_is_reversed_once_with_a_reason_and_a_reversal_never():
    row = funded(900)
    with pytest.raises(ProjectRefusedError, match="Give a reason"):
        reversed_(row, reason="")
    reversed_(row)
    with pytest.raises(ReversalError):
        reversed_(row)
    with pytest.raises(ReversalError):
        reverse_money(
            project=row.pk, entry=row.money.latest("pk").pk, seen=seen(row), given=Given(reason="再冲"), by=county(),
            at=AT + timedelta(1),
        )  # fmt: skip


def test_a_village_reverses_nothing_and_a_county_elsewhere_finds_no_project():
    row = funded(900)
    with pytest.raises(NotAllowedError):
        reversed_(row, by=village())
    with pytest.raises(NotFoundError):
        reversed_(row, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()))
