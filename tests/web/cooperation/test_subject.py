import pytest
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.access.subjects import named
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.evidence.subjects import subject_or_404
from support import cast, given
from support.cooperation import signed

pytestmark = pytest.mark.django_db


def test_both_sides_attach_files_and_the_log_leads_whoever_sees_the_pair_there():
    given.places()
    row = signed()
    key = f"agreement:{row.pk}"
    for user in (cast.eastern_partner(), cast.county_officer()):
        assert subject_or_404(actor_of(user, on=today()), key).may_attach
    assert not subject_or_404(actor_of(cast.provincial_office(), on=today()), key).may_attach
    away = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=today())
    for wrong in (key, "agreement:nobody"):
        with pytest.raises(NotFoundError):
            subject_or_404(away, wrong)
    (here,) = named(actor_of(cast.county_officer(), on=today()), [key]).values()
    (there,) = named(away, [key]).values()
    assert here.label.en == there.label.en == "Wuxi cooperation and 囊谦县"
    assert (here.url, there.url) == (reverse("cooperation:pair", args=[row.pk]), "")
