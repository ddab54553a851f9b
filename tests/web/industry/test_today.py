import pytest

from huiyin.followup.industry import LoanStep
from huiyin_web.core.clock import now, today
from huiyin_web.industry.actions.hand_on_loan import hand_on_loan
from support import cast, given
from support.industry import bound, county, lent, registered, told

pytestmark = pytest.mark.django_db


def page(client, user):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client.get("/").content.decode()


def test_whoever_keeps_firms_is_told_of_one_that_stopped_uses_loans_or_did_not_pay_and_of_overdue_loans(client):
    given.places()
    home = given.household()
    row = bound(registered(at=now()), home, at=now(), until=today().replace(year=today().year + 1))
    told(row, "suspended", year=today().year, at=now())
    loan = lent(home)
    hand_on_loan(loan=loan.pk, seen=0, firm=row.pk, by=county(), at=now())
    seen = page(client, cast.township_officer())

    for words in ("stopped with live contracts", "promised and not paid", "uses households&#x27; loans", "overdue"):
        assert words in seen
    assert home.head_name not in seen
    assert row.name not in page(client, cast.county_officer(cast.NEXT_COUNTY))
    assert row.name not in page(client, cast.village_worker())
    assert LoanStep.HAND_ON.label.en == "say that a firm uses it"
