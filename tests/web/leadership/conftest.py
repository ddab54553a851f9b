"""What all tests of the leading group need: places, and the unit that keeps promises."""

import pytest

from support import given as register
from support.leadership import UNIT


@pytest.fixture(autouse=True)
def places(request):
    """Give the places of the cast and the unit, to whichever test asks the database."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        register.places()
        register.organisation(UNIT, name="省电力公司", name_en="Provincial Power Company")
