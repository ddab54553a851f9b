import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.access.subjects import named
from huiyin_web.core.errors import NotFoundError
from huiyin_web.evidence.subjects import subject_or_404
from support import cast
from support import given as register
from support.relocation import AT, county, offered, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_signed_paper_belongs_to_a_household_and_is_attached_by_whoever_records_its_word():
    row = offered()
    subject = subject_or_404(village(), f"move:{row.pk}")
    assert (subject.may_attach, subject.may_take_back, subject.concerns) == (
        True,
        False,
        f"household:{row.household_id}",
    )
    assert "consent" in subject.shows
    assert not subject_or_404(actor_of(cast.helper(), on=AT.date()), f"move:{row.pk}").may_attach
    for by, key in ((actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()), row.pk), (county(), "x")):
        with pytest.raises(NotFoundError):
            subject_or_404(by, f"move:{key}")


def test_the_log_names_schemes_and_households_by_number_with_the_way_where_one_may_go():
    row = offered()
    keys = [f"scheme:{row.scheme_id}", f"move:{row.pk}"]
    here = named(county(), keys)
    assert here[keys[0]].label.en == f"{row.scheme.number} {row.scheme.title}"
    assert here[keys[1]].label.en == f"{row.scheme.number}, household {row.household.office_number}"
    assert all(crumb.url for crumb in here.values())
    away = named(actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()), keys)
    assert [crumb.url for crumb in away.values()] == ["", ""]
