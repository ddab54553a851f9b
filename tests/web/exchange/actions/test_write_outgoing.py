import pytest

from huiyin.records.opening import all_rows
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.exchange.actions.close_exchange import close_exchange
from huiyin_web.exchange.actions.decide_field import decide_field
from huiyin_web.exchange.actions.write_outgoing import write_outgoing
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.folders import OUTGOING, folder_of
from huiyin_web.exchange.models import Decision, Difference
from huiyin_web.jobs.errors import Cancelled
from support import cast
from web.exchange.conftest import AT, NATIONAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(home, export, compare):
    person = home.persons.get()
    said = {home.office_number: {"farmland": 6.5, "main_cause": "land"}, person.office_number: {"education": "junior"}}
    return compare(export(said))


@pytest.fixture
def county(officer, as_actor):
    return as_actor(officer)


def test_once_all_is_decided_the_outgoing_file_differs_from_our_register_in_nothing(made, compare, county):
    for sheet, field, decision in (
        ("households", "farmland", Decision.THEIRS), ("households", "main_cause", Decision.OURS),
        ("persons", "education", Decision.OURS),
    ):  # fmt: skip
        decide_field(exchange=made.pk, sheet=sheet, field=field, decision=decision, by=county, at=AT)
    told = []
    write_outgoing(exchange=made.pk, by=county, at=AT, report=lambda done, said: told.append((done, said.en)))
    out = folder_of(made.uuid) / OUTGOING
    assert next(all_rows(out, NATIONAL.sheets["households"])) == [
        field.label.zh for field in NATIONAL.sheets["households"].fields
    ]
    assert told == [(0, "writing: 0 of 2 rows"), (1, "writing: 2 of 2 rows")]
    assert AuditEvent.objects.get(action="exchange.file.written").detail == {"cells": 2}
    again = compare(out.read_bytes())
    assert list(Difference.objects.filter(exchange=again)) == []


def test_a_cancelled_writing_leaves_the_file_that_was_there(made, county):
    write_outgoing(exchange=made.pk, by=county, at=AT)
    before = (folder_of(made.uuid) / OUTGOING).read_bytes()

    def cancel(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        write_outgoing(exchange=made.pk, by=county, at=AT, report=cancel)
    left = {path.name for path in folder_of(made.uuid).iterdir() if path.is_file()}
    assert left == {"households", "persons", OUTGOING}
    assert (folder_of(made.uuid) / OUTGOING).read_bytes() == before


def test_it_is_written_in_reach_and_not_once_it_is_closed(made, county, as_actor):
    for who, error in (
        (cast.county_officer(cast.NEXT_COUNTY), NotFoundError), (cast.township_officer(), NotAllowedError),
    ):  # fmt: skip
        with pytest.raises(error):
            write_outgoing(exchange=made.pk, by=as_actor(who), at=AT)
    close_exchange(exchange=made.pk, by=county, at=AT)
    with pytest.raises(ExchangeStateError):
        write_outgoing(exchange=made.pk, by=county, at=AT)
