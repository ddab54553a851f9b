import pytest
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.access.subjects import named
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.evidence.subjects import subject_or_404
from support import cast
from support import given as register
from support.projects import approved

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    register.places()
    return approved(at=now())


def test_files_are_attached_to_a_project_by_those_who_manage_or_accept_it(row):
    found = subject_or_404(actor_of(cast.village_worker(), on=today()), f"project:{row.pk}")
    assert (found.may_attach, found.place_code, found.url) == (
        True,
        cast.VILLAGE,
        reverse("projects:one", args=[row.pk]),
    )
    assert not subject_or_404(actor_of(cast.analyst(), on=today()), f"project:{row.pk}").may_attach


@pytest.mark.parametrize("key", ["nobody", "999999"])
def test_a_project_that_is_not_there_or_lies_elsewhere_is_not_found(row, key):
    with pytest.raises(NotFoundError):
        subject_or_404(actor_of(cast.county_officer(), on=today()), f"project:{key}")
    with pytest.raises(NotFoundError):
        subject_or_404(actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today()), f"project:{row.pk}")


def test_the_audit_log_names_a_project_and_leads_there_whoever_sees_it(row):
    (here,) = named(actor_of(cast.county_officer(), on=today()), [f"project:{row.pk}"]).values()
    (there,) = named(actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today()), [f"project:{row.pk}"]).values()
    assert here.label.en == there.label.en == f"{row.number} {row.title}"
    assert (here.url, there.url) == (reverse("projects:one", args=[row.pk]), "")
