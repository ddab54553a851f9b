import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from huiyin_web.access.queries import actor_of
from support import cast, given
from web.access.steps import AT, PASSWORD, SECOND_VILLAGE


@pytest.fixture(autouse=True)
def _passwords_are_hashed_fast(monkeypatch):
    monkeypatch.setattr(Argon2PasswordHasher, "time_cost", 1)
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 1024)


@pytest.fixture
def township(db):
    """Give a township officer as the actor that they are; their villages are there."""
    given.places(cast.VILLAGE, SECOND_VILLAGE, cast.NEXT_VILLAGE)
    return actor_of(cast.township_officer(), on=AT.date())


@pytest.fixture
def officer(db):
    """Give a county officer who has a password."""
    user = cast.county_officer()
    user.set_password(PASSWORD)
    user.save()
    return user
