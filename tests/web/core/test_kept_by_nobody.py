from contextlib import closing

import pytest
from django.urls import reverse

from support import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", [reverse("overview:today"), reverse("access:accounts"), reverse("overview:household", args=[404])]
)
def test_a_page_of_somebody_signed_in_is_kept_by_nobody(client, address):
    client.force_login(cast.county_officer())
    assert client.get(address)["Cache-Control"] == "private, no-store"


def test_outlines_of_maps_are_still_kept(client):
    client.force_login(cast.county_officer())
    with closing(client.get(reverse("core:outlines"))) as answer:
        assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
