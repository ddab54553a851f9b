import json

import pytest
from django.urls import reverse

from huiyin_web.core.clock import now, today
from huiyin_web.industry.models import Due, Firm, Loan
from support import cast, given
from support.industry import bound, lent, paid, registered, repaid, seen, told
from support.posting import forms_without_token

pytestmark = pytest.mark.django_db
NAME = "前多生态畜牧业合作社"
LAST = today().year - 1


@pytest.fixture(autouse=True)
def signed_in(client):
    given.places()
    given.organisation("Z-0001", name="囊谦县农村信用社", name_en="Nangqen rural credit")
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def running(row, *homes, **changes):
    """Bind households last year and this."""
    days = {"begins": today().replace(year=LAST, month=1, day=1), "until": today().replace(month=12, day=31)}
    return bound(row, *homes, at=now(), **days | changes)


def rows(client, where, *args, **asked):
    """Give the rows of a file."""
    got = client.get(reverse(f"industry:{where}", args=args), asked | {"format": "json"})
    return json.loads(b"".join(got.streaming_content))["rows"]


def page_of(client, name, *args, **asked):
    return client.get(reverse(f"industry:{name}", args=args), asked).content.decode()


def test_a_firm_is_registered_and_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(client):
    sent = {
        "name": NAME, "kind": "startup", "branch": "livestock", "place_code": cast.VILLAGE, "since": "2014-05-01",
    }  # fmt: skip
    wrong = client.post(reverse("industry:register"), sent)
    assert (wrong.status_code, Firm.objects.count()) == (400, 0)
    assert "Give the office number of the household that started it." in wrong.content.decode()
    assert NAME in wrong.content.decode()

    got = client.post(reverse("industry:register"), sent | {"kind": "cooperative"})
    assert (got.status_code, got["Location"]) == (302, reverse("industry:one", args=[Firm.objects.get().pk]))


def test_payments_are_entered_by_lines_and_a_wrong_one_is_named(client):
    home = given.household()
    row = running(registered(at=now()), home)
    url = reverse("industry:step", args=[row.pk, "pay"])
    sent = {
        "pay-seen": seen(row), "pay-kind": "share", "pay-year": LAST, "pay-on": today().isoformat(),
        "pay-document": "凭证 7", "pay-lines": f"{home.office_number} 900.50\n1 5",
    }  # fmt: skip
    refused = client.post(url, sent)
    assert refused.status_code == 400
    assert "Line 2 (1): no household in your reach has this number." in refused.content.decode()
    assert forms_without_token(refused) == []

    assert client.post(url, sent | {"pay-lines": f"{home.office_number} 900.50"}).status_code == 302
    assert Due.objects.get(year=LAST).paid == 90_050
    assert client.post(url, sent | {"pay-lines": f"{home.office_number} 900.50"}).status_code == 409


def test_the_page_of_a_firm_masks_names_and_tells_what_has_to_be_asked(client):
    home = given.household()
    row = told(running(registered(at=now()), home), "closed", year=LAST, reason="资不抵债", at=now())
    page = page_of(client, "one", row.pk)

    assert "1 contracts go on; 2400 yuan that they promise is not paid." in page
    assert home.head_name not in page
    assert home.office_number in page
    client.force_login(cast.analyst())
    assert home.office_number not in page_of(client, "one", row.pk)


def test_sums_reconcile_by_firm_village_and_household_to_the_fen(client):
    homes = [given.household(), given.household()]
    row = running(registered(at=now()), *homes)
    paid(row, homes[0], yuan=1500, year=LAST, at=now(), on=today())
    paid(row, homes[1], yuan=200, year=LAST, at=now(), on=today())

    def sums(where, *args, **asked):
        found = rows(client, where, *args, **asked)
        return [tuple(one[key] for key in ("promised", "paid", "unpaid", "beyond")) for one in found]

    expected = (2400.0, 1700.0, 1000.0, 300.0)
    assert expected[0] + expected[3] == expected[1] + expected[2]
    assert sums("list") == [expected]
    assert sums("owed", cast.COUNTY, year=LAST) == [expected, expected]  # the township, and together
    assert "1,000" in page_of(client, "owed", cast.VILLAGE, year=LAST)
    owed = rows(client, "owed", cast.VILLAGE, year=LAST, rows="households")
    assert [one["unpaid"] for one in owed] == [1000.0]


def test_firms_are_found_by_sign_kind_status_and_place(client):
    stopped = told(running(registered(at=now()), given.household()), "suspended", year=LAST, at=now())
    other = registered(at=now(), name="县城藏毯厂", kind="leading_firm", branch="handicraft", place_code=cast.COUNTY)

    def found(**asked):
        page = page_of(client, "list", **asked)
        return [row.name for row in (stopped, other) if f">{row.name}</a>" in page]

    assert found(sign="stopped") == found(status="suspended") == found(place=cast.VILLAGE) == [stopped.name]
    assert found(kind="leading_firm") == found(branch="handicraft") == found(words="藏毯") == [other.name]
    assert found(sign="borrowed") == []


def test_a_loan_is_recorded_paid_back_and_found_by_its_state(client):
    home = given.household()
    sent = {
        "household": home.office_number, "lender": "囊谦县农村信用社", "branch": "crops", "yuan": "50000.01",
        "rate": "4.75", "lent_on": f"{LAST}-01-01", "due_on": f"{LAST}-06-30", "document": "信借字 7",
    }  # fmt: skip
    wrong = client.post(reverse("industry:lend"), sent)
    assert "more than the 50000 yuan that a household may owe" in wrong.content.decode()
    assert client.post(reverse("industry:lend"), sent | {"yuan": "50000"}).status_code == 302
    row = Loan.objects.get()
    assert (row.fen, row.rate, row.lender) == (5_000_000, 475, "Z-0001")
    page = page_of(client, "loan", row.pk)
    assert "50,000.00 yuan is not paid back." in page
    assert home.head_name not in page
    assert home.office_number in page_of(client, "loans", state="overdue")
    assert home.office_number not in page_of(client, "loans", state="repaid")

    repay = {"repay-seen": 0, "repay-yuan": "50000", "repay-on": today().isoformat(), "repay-document": "凭证 9"}
    assert client.post(reverse("industry:loan_step", args=[row.pk, "repay"]), repay).status_code == 302
    assert home.office_number in page_of(client, "loans", state="repaid")


def test_a_household_sees_what_it_is_owed_and_its_income_stays_until_the_form_changes_it(client):
    home = given.household(property_income=5_00)
    paid(running(registered(at=now()), home), home, yuan=800, year=LAST, at=now(), on=today())
    lent(home)
    page = client.get(reverse("overview:household", args=[home.pk])).content.decode()

    assert "Paid by firms, beside the register&#x27;s income" in page
    assert reverse("registry:household", args=[home.pk, "income"]) in page
    assert "信借字〔2015〕7 号" in page
    home.refresh_from_db()
    assert home.property_income == 5_00


def test_lists_turn_their_pages(client):
    for number in range(53):
        registered(at=now(), name=f"合作社 {number}")
        lent(given.household())
    assert "50 of 53 firms" in page_of(client, "list")
    assert "3 of 53 firms" in page_of(client, "list", after=Firm.objects.order_by("-pk")[49].pk)
    assert "50 of 53 loans" in page_of(client, "loans")
    assert "3 of 53 loans" in page_of(client, "loans", after=Loan.objects.order_by("-pk")[49].pk)


def test_pages_take_as_many_queries_however_much_there_is(client, django_assert_max_num_queries):
    row, loan = registered(at=now()), lent(given.household())
    addresses = {
        reverse("industry:one", args=[row.pk]): 27,
        reverse("industry:list"): 16,
        reverse("industry:loans"): 16,
        reverse("industry:loan", args=[loan.pk]): 18,
        reverse("industry:owed", args=[cast.COUNTY]): 13,
        reverse("industry:owed", args=[cast.VILLAGE]): 13,
    }

    def look():
        for address, most in addresses.items():
            with django_assert_max_num_queries(most):
                client.get(address)

    look()
    for number in range(4):
        home = given.household()
        running(registered(at=now(), name=f"合作社 {number}"), home)
        paid(running(row, home), home, year=LAST, at=now(), on=today())
        repaid(lent(home), 5)
        repaid(loan, 5)
    look()
