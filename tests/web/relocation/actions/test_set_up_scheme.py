import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.relocation.errors import RelocationRefusedError
from huiyin_web.relocation.models import Scheme
from support import cast, projects
from support import given as register
from support.relocation import AT, scheme, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_scheme_is_one_event_of_the_log_and_paid_by_a_project_that_is_called_by_its_number():
    paying = projects.proposed(kind="relocation")
    row = scheme(project=paying.number)

    assert (row.number, row.project, row.office) == ("R-2016-0001", paying.pk, cast.COUNTY)
    assert list(row.origins.values_list("place_code", flat=True)) == [cast.VILLAGE]
    event = AuditEvent.objects.get(action="relocation.scheme.set_up")
    assert (event.subject, event.place_code) == (f"scheme:{row.pk}", cast.COUNTY)
    assert event.detail == {"number": row.number, "title": row.title, "houses": 40, "from": [cast.VILLAGE]}


def test_what_lacks_a_village_or_lies_out_of_reach_or_names_no_project_is_refused():
    with pytest.raises(RelocationRefusedError, match="Name the villages"):
        scheme(origins=())
    with pytest.raises(NotFoundError):
        scheme(origins=(cast.NEXT_VILLAGE,))
    with pytest.raises(NotFoundError, match="This project"):
        scheme(project="P-2016-0999")
    assert Scheme.objects.count() == 0


def test_a_village_and_a_township_set_up_none():
    for by in (village(), actor_of(cast.township_officer(), on=AT.date())):
        with pytest.raises(NotAllowedError):
            scheme(by=by)
