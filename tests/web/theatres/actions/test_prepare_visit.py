import json
from datetime import timedelta

import pytest

from huiyin.sampling.draws import Record
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.theatres.errors import EmptyPlaceError, TheatreRefusedError
from huiyin_web.theatres.models import Visit
from huiyin_web.theatres.queries.stored import drawn_now
from support import cast, given, theatres

pytestmark = pytest.mark.django_db


def test_households_are_drawn_as_a_visit_is_prepared_and_whoever_has_the_record_draws_the_same():
    visit = theatres.prepared()
    draw = visit.draws.get()
    again = Record.from_json(json.loads(draw.record))

    assert [one.household_id for one in drawn_now(visit)] == [int(one.unit.key) for one in again.drawn()]
    assert [(one.turn, one.group) for one in drawn_now(visit)] != []
    assert {one.group for one in drawn_now(visit)} == {"poor", "exited"}
    assert (again.seed, again.hash) == (draw.seed, draw.list_hash)
    assert sum(1 / one.chance for one in drawn_now(visit)) == pytest.approx(6)


def test_the_seed_is_another_each_time_and_stands_in_the_log_where_the_visited_don_t_read_it():
    row = theatres.set_up()
    seeds = {theatres.prepared(row).draws.get().seed for _ in range(3)}
    event = AuditEvent.objects.latest("pk")
    assert len(seeds) == 3
    assert (event.action, event.place_code) == ("theatres.visit.prepared", cast.PROVINCE)
    assert event.detail["seed"] in seeds


def test_a_household_with_an_open_question_is_at_risk_and_one_that_was_removed_is_never_drawn():
    asked = given.household()
    given.suspect(household_id=asked.pk)
    gone = given.household(status="removed")
    visit = theatres.prepared(each=5)
    groups = {one.household_id: one.group for one in drawn_now(visit)}
    listed = {key for key, _, _ in json.loads(visit.draws.get().record)["within"][cast.VILLAGE]}
    assert groups[asked.pk] == "at_risk"
    assert str(gone.pk) not in listed
    assert len(listed) == 7


def test_a_visit_elsewhere_in_the_past_or_where_nobody_lives_is_refused():
    row = theatres.set_up(cast.COUNTY)
    with pytest.raises(NotFoundError):
        theatres.prepared(row, place_code=cast.NEXT_COUNTY)
    with pytest.raises(TheatreRefusedError):
        theatres.prepared(row, planned_on=theatres.DAY - timedelta(1))
    given.place("632725200200")
    with pytest.raises(EmptyPlaceError):
        theatres.prepared(row, place_code="632725200000")
    assert Visit.objects.count() == 0


def test_who_keeps_a_theatre_who_looks_on_and_who_commands_a_part_of_it_only_prepare_none():
    row = theatres.set_up(cast.COUNTY, cast.NEXT_COUNTY)
    by = (theatres.keeper(), actor_of(cast.secretary(), on=theatres.DAY), theatres.commander(cast.COUNTY))
    for actor, error in zip(by, (NotAllowedError, (NotAllowedError, NotFoundError), NotAllowedError), strict=True):
        with pytest.raises(error):
            theatres.prepared(row, by=actor)


def test_the_secretary_to_whom_the_commander_has_delegated_prepares_it():
    secretary = cast.secretary(of=cast.commander(theatre=(cast.COUNTY,)))
    assert theatres.prepared(by=actor_of(secretary, on=theatres.DAY)).by_key == secretary.key
