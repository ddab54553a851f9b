"""A register with one household about which something is to be asked."""

from datetime import date

import pytest

from huiyin_web.access.queries.actors import actor_of
from huiyin_web.quality.actions.find_suspects import find_suspects
from support import cast, given
from support.suspects import AT


@pytest.fixture
def data(settings, tmp_path):
    """Give a data folder of one's own."""
    settings.HUIYIN_DATA = tmp_path
    return tmp_path


@pytest.fixture
def as_actor():
    """Turn a person of the cast into the actor that they are."""
    return lambda user: actor_of(user, on=date(2016, 12, 1))


@pytest.fixture
def find(as_actor):
    """Have the register checked by the provincial office."""
    office = as_actor(cast.provincial_office())

    def search(at=AT):
        return find_suspects(by=office, at=at, report=lambda *_: None)

    return search


@pytest.fixture
def doubtful(db):
    """A village with a household of two that states three, whose child of eight is not at school."""
    given.places()
    household = given.household(head_name="扎西", member_count=3, farmland=5.0)
    given.person(household, name="扎西", birth_date=date(1980, 1, 1), schooling="none", labour="ordinary")
    given.person(household, name="卓玛", relation="daughter", birth_date=date(2008, 5, 1), schooling="none")
    return household
