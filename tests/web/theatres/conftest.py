import pytest

from support import given, theatres


@pytest.fixture(autouse=True)
def _places(db):
    given.places()
    theatres.homes()
