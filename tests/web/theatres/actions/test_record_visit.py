from datetime import timedelta

import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.theatres.actions.record_visit import record_visit
from huiyin_web.theatres.errors import TheatreRefusedError
from huiyin_web.theatres.models import Sight
from support import cast, theatres

pytestmark = pytest.mark.django_db
LATER = theatres.AT + timedelta(2)


def keep(visit, by=None, **changes):
    told = theatres.told(visit, **changes)
    return record_visit(visit=visit.pk, record=told, by=by or theatres.commander(), at=LATER)


def test_what_was_seen_at_every_household_and_in_its_village_is_kept_with_the_day():
    visit = keep(theatres.prepared())
    event = AuditEvent.objects.latest("pk")

    assert (visit.state, visit.made_on) == ("made", theatres.DAY + timedelta(1))
    assert sorted(Sight.objects.values_list("found", "words")) == [
        ("as_told", ""), ("as_told", ""), ("sound", ""), ("worse", "房屋漏雨"),
    ]  # fmt: skip
    assert (event.action, event.place_code) == ("theatres.visit.made", cast.COUNTY)


def test_a_household_of_which_nothing_is_said_and_every_other_fault_is_named_and_nothing_is_kept():
    visit = theatres.prepared()
    with pytest.raises(TheatreRefusedError) as refused:
        keep(visit, homes={}, summary="", made_on=theatres.DAY - timedelta(1))
    fields = [reason.field for reason in refused.value.decision.missing]
    visit.refresh_from_db()
    assert fields[:2] == ["summary", "made_on"]
    assert len([field for field in fields if field.startswith("home")]) == 3
    assert (visit.state, Sight.objects.count()) == ("prepared", 0)


def test_a_record_is_never_edited_and_only_who_commands_makes_it():
    visit = theatres.prepared()
    with pytest.raises(NotAllowedError):
        keep(visit, by=theatres.keeper())
    keep(visit)
    with pytest.raises(TheatreRefusedError, match="not changed any more"):
        keep(visit)
