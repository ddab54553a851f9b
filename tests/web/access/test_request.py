import pytest
from django.test import RequestFactory
from django.urls import reverse

from huiyin_web.access.models import SignInFailure
from huiyin_web.access.request import address_from
from web.access.steps import PASSWORD

PROXY, CLIENT, INNER = "10.0.0.1", "203.0.113.7", "10.0.0.2"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, CLIENT, PROXY),
        (1, CLIENT, CLIENT),
        (1, f"1.2.3.4, {CLIENT}", CLIENT),
        (2, f"1.2.3.4, {CLIENT}, {INNER}", CLIENT),
        (2, CLIENT, PROXY),
        (1, "unknown", PROXY),
        (1, "", PROXY),
        (1, "1.2.3.4, 2001:DB8::0007", "2001:db8::7"),
    ],
)
def test_the_address_is_what_the_outermost_trusted_proxy_heard(settings, proxies, forwarded, address):
    settings.HUIYIN_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, headers={"X-Forwarded-For": forwarded})
    assert address_from(request) == address


@pytest.mark.django_db
def test_behind_a_proxy_one_client_that_guesses_keeps_nobody_else_waiting(settings, client, officer):
    settings.HUIYIN_PROXIES = 1
    where, form = reverse("access:sign_in"), {"username": officer.username, "password": PASSWORD}
    for number in range(31):
        guess = {"username": f"name-{number}", "password": "wrong"}
        refused = client.post(where, guess, REMOTE_ADDR=PROXY, headers={"X-Forwarded-For": f"1.1.1.{number}, {CLIENT}"})
    assert refused.status_code == 429
    assert set(SignInFailure.objects.values_list("address", flat=True)) == {CLIENT}
    answer = client.post(where, form, REMOTE_ADDR=PROXY, headers={"X-Forwarded-For": "203.0.113.8"})
    assert answer.status_code == 302
