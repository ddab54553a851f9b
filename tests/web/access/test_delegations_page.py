import pytest

from huiyin_web.access.models import Delegation
from huiyin_web.access.queries.delegations import PAGE_ROWS
from support import cast
from web.access.steps import LAST, TODAY

pytestmark = pytest.mark.django_db


def test_delegations_are_turned_by_key_and_none_is_lost(client):
    commander, secretary = cast.commander(), cast.secretary()
    Delegation.objects.bulk_create(
        Delegation(principal=commander, deputy=secretary, starts_on=TODAY, ends_on=LAST, reason=str(number))
        for number in range(PAGE_ROWS + 3)
    )
    client.force_login(commander)
    first = client.get("/access/delegations/").context["page"]
    second = client.get(f"/access/delegations/{first.pager.next}").context["page"]
    assert [row.reason for row in (*first.rows, *second.rows)] == [str(n) for n in reversed(range(PAGE_ROWS + 3))]
    assert (second.pager.next, second.pager.words.en) == ("", "3 of 53")
