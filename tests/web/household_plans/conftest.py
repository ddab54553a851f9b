import pytest

from support import given
from support.household_plans import GIVER


@pytest.fixture(autouse=True)
def places(db):
    """Give the places of the cast, and the office that gives ewes."""
    given.places()
    given.organisation(GIVER, name="囊谦县农牧局", name_en="Nangqen Agriculture Bureau")
