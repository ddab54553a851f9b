import pytest
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.access.subjects import named
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.evidence.subjects import subject_or_404
from support import cast, given
from support.industry import lent, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return registered(at=now())


def test_files_are_attached_to_a_firm_by_those_who_keep_it(row):
    found = subject_or_404(actor_of(cast.township_officer(), on=today()), f"firm:{row.pk}")
    assert (found.may_attach, found.place_code) == (True, cast.VILLAGE)
    assert not subject_or_404(actor_of(cast.analyst(), on=today()), f"firm:{row.pk}").may_attach
    for user, key in ((cast.county_officer(), "nobody"), (cast.county_officer(cast.NEXT_COUNTY), row.pk)):
        with pytest.raises(NotFoundError):
            subject_or_404(actor_of(user, on=today()), f"firm:{key}")


def test_the_audit_log_names_firms_and_loans_and_leads_whoever_sees_them_there(row):
    loan = lent(given.household())
    here = named(actor_of(cast.county_officer(), on=today()), [f"firm:{row.pk}", f"loan:{loan.pk}"])
    there = named(actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today()), [f"firm:{row.pk}", f"loan:{loan.pk}"])
    assert [one.url for one in here.values()] == [
        reverse("industry:one", args=[row.pk]), reverse("industry:loan", args=[loan.pk]),
    ]  # fmt: skip
    assert [one.url for one in there.values()] == ["", ""]
