"""Walks every address with every role and compares with the table in `access_table.py`."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from architecture.access_table import ROWS
from architecture.access_words import Row
from huiyin_web.access.roles import Role
from support import cast, given

METHODS = ("GET", "POST")
NAMED = {(row.url, row.method): row for row in ROWS}
pytestmark = pytest.mark.django_db


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """Give the name of every address that the platform answers to."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"


@pytest.fixture
def people():
    given.places()
    return cast.everybody()


def name_of(row: Row) -> str:
    return f"{row.method} {row.url}"


def answer(row: Row, people, *, as_role: Role | None, elsewhere: bool = False) -> int:
    """Ask as somebody, and take back whatever that did."""
    client = Client(raise_request_exception=True)
    with transaction.atomic():
        if as_role is not None:
            client.force_login(people[as_role])
        args, data = (row.elsewhere or row.args, row.data_elsewhere or row.data) if elsewhere else (row.args, row.data)
        where = reverse(row.url, kwargs=args(people))
        got = getattr(client, row.method.lower())(where, data(people))
        for close in got._resource_closers:  # files only: closing the whole answer would close the database, too
            close()
        transaction.set_rollback(True)
    return got.status_code


def expected(row: Row, role: Role) -> int:
    return next((status for status, roles in row.gets.items() if role in roles), row.rest)


def test_every_address_stands_in_the_table():
    assert sorted(set(addresses()) - {row.url for row in ROWS}) == []


def test_the_table_names_no_address_that_is_gone_and_none_twice():
    assert sorted({row.url for row in ROWS} - set(addresses())) == []
    assert len(NAMED) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_every_role_gets_what_the_table_says(row, people):
    got = {role.value: answer(row, people, as_role=role) for role in Role}
    assert got == {role.value: expected(row, role) for role in Role}


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_whoever_is_not_signed_in_is_led_to_signing_in(row, people):
    with transaction.atomic():
        where = reverse(row.url, kwargs=row.args(people))
        got = getattr(Client(), row.method.lower())(where, row.data(people))
        transaction.set_rollback(True)
    to_sign_in = got.status_code == 302 and got.url.startswith(reverse("access:sign_in"))
    assert to_sign_in is not row.public


@pytest.mark.parametrize("row", [row for row in ROWS if row.elsewhere or row.data_elsewhere], ids=name_of)
def test_what_lies_in_another_county_is_not_found(row, people):
    outside = [
        role for role in Role if (role not in row.whole and expected(row, role) != 403) or role is Role.COUNTY_OFFICER
    ]
    got = {role.value: answer(row, people, as_role=role, elsewhere=True) for role in outside}
    assert got == dict.fromkeys(got, 404)
    assert Role.COUNTY_OFFICER.value in got


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_a_method_without_a_row_is_not_allowed(row, people):
    for method in METHODS:
        if (row.url, method) not in NAMED:
            other = Row(row.url, method, row.gets, args=row.args)
            assert answer(other, people, as_role=Role.PROVINCIAL_OFFICE) == 405
