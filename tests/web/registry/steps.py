"""Steps of the stories about changing the register."""

from datetime import UTC, datetime

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.registry.actions._changing import Changed, Sent
from huiyin_web.registry.actions.change_household import change_household
from huiyin_web.registry.actions.change_person import change_person
from huiyin_web.registry.models import ChangeRequest, Household, Person
from support import cast

AT = datetime(2016, 9, 14, 2, 30, tzinfo=UTC)
WHY = "入户核实后更正"


def acting(user) -> Actor:
    """Give an account as the actor of the day."""
    return actor_of(user, on=AT.date())


def village() -> Actor:
    return acting(cast.village_worker())


def township() -> Actor:
    return acting(cast.township_officer())


def county() -> Actor:
    return acting(cast.county_officer())


def fill(of: Household | Person, *, by: Actor, section: str = "income", version=None, reason=WHY, **cells) -> Changed:
    """Fill in a section of a household or a person, as it is now or was in a version."""
    sent = Sent(section, of.version if version is None else version, cells, reason)
    if isinstance(of, Person):
        return change_person(person=of.pk, sent=sent, by=by, at=AT)
    return change_household(household=of.pk, sent=sent, by=by, at=AT)


def asked_by(by: Actor, home: Household, **cells) -> ChangeRequest:
    """Ask for a change of what decides eligibility."""
    request = fill(home, by=by, **(cells or {"wage_income": "1200"})).request
    assert request is not None
    return request
