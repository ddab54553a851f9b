"""How the pages of suspects and flags read their tables: by an index, never all the households of a province."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from support import cast, given
from support.plans import plans_of

pytestmark = pytest.mark.django_db


def captured(client, address):
    client.force_login(cast.provincial_office())
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return queries


@pytest.fixture
def asked():
    """A person of whom a suspect asks, whose number somebody else has, and a flag."""
    given.places()
    twice = [given.person(given.household(), id_number="632725198404300048") for _ in range(2)]
    about = {"household_id": twice[0].household_id, "person_id": twice[0].pk}
    told = json.dumps({"persons": 2, "households": 2})
    return {
        "suspect": given.suspect(rule="same_id_twice", told=told, **about),
        "flag": given.flag(),
    }


@pytest.mark.parametrize("page", ["suspects", "suspect", "flags", "flag"])
def test_the_persons_named_are_looked_up_one_by_one(client, asked, page):
    if connection.vendor != "sqlite":
        return
    one = asked.get(page)
    queries = captured(client, reverse(f"quality:{page}", args=[one.pk] if one else []))
    steps = plans_of(queries, "registry_person")
    assert any("registry_person" in step for step in steps)
    assert [step for step in steps if "household_by_village" in step or step.startswith("SCAN")] == []


def test_the_states_of_suspects_are_counted_and_the_first_listed_by_one_index(client, asked):
    if connection.vendor != "sqlite":
        return
    steps = plans_of(captured(client, reverse("quality:suspects")), "quality_suspect")
    assert {step.partition(" (")[0] for step in steps} == {
        "SEARCH quality_suspect USING INDEX suspect_by_state",
        "SEARCH quality_suspect USING COVERING INDEX suspect_by_state",
    }


def test_the_questions_of_the_rules_are_counted_from_an_index_alone(client, asked):
    if connection.vendor != "sqlite":
        return
    steps = plans_of(captured(client, reverse("quality:rules")), "quality_suspect")
    assert {step.partition(" (")[0] for step in steps if "SEARCH" in step or "SCAN" in step} == {
        "SEARCH quality_suspect USING COVERING INDEX suspect_by_rule"
    }
