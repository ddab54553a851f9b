"""Walks every address with every role and compares with the table in `access_table.py`."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from architecture.access_table import ROWS
from architecture.access_words import NOBODY, Row
from huiyin_web.access.models import User
from huiyin_web.access.roles import Role
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.posting import current_entries, forms_without_token

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


@pytest.fixture(autouse=True)
def _own_folder_and_fast_passwords(settings, tmp_path, monkeypatch):
    settings.HUIYIN_DATA = tmp_path
    monkeypatch.setattr(Argon2PasswordHasher, "time_cost", 1)
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 1024)


@pytest.fixture
def people():
    given.places()
    return cast.everybody()


def name_of(row: Row) -> str:
    return f"{row.method} {row.url}"


def ask(row: Row, people, roles: Iterable[Role], *, elsewhere: bool = False) -> dict[str, tuple[int, bool]]:
    """Build what a row names once; ask as each role, take back whatever that did, and say whether an event told of it."""
    args, data = (row.elsewhere or row.args, row.data_elsewhere or row.data) if elsewhere else (row.args, row.data)
    where, sent = reverse(row.url, kwargs=args(people)), data(people)
    return {role.value: answer(row, where, sent, people[role]) for role in roles}


def answer(row: Row, where: str, sent: dict[str, Any], user: User) -> tuple[int, bool]:
    client = Client(raise_request_exception=True)
    for value in sent.values():
        if hasattr(value, "seek"):  # a file that the last role sent
            value.seek(0)
    with transaction.atomic():
        whole = sent | row.mine(user)
        client.force_login(user)
        events = AuditEvent.objects.count()
        got = getattr(client, row.method.lower())(where, whole)
        assert forms_without_token(got) == [], f"{user} cannot send these forms of {where}"
        assert len(current_entries(got)) <= 1, f"the menu is lit twice at {where} for {user}"
        told = AuditEvent.objects.count() > events
        for close in got._resource_closers:  # files only: closing the whole answer would close the database, too
            close()
        transaction.set_rollback(True)
    return got.status_code, told


def expected(row: Row, role: Role) -> int:
    return next((status for status, roles in row.gets.items() if role in roles), row.rest)


def does(row: Row) -> frozenset[Role]:
    if row.method != "POST":
        return NOBODY
    return frozenset(role for role in Role if expected(row, role) in {200, 302}) if row.does is None else row.does


def test_every_address_stands_in_the_table():
    assert sorted(set(addresses()) - {row.url for row in ROWS}) == []


def test_the_table_names_no_address_that_is_gone_and_none_twice():
    assert sorted({row.url for row in ROWS} - set(addresses())) == []
    assert len(NAMED) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_every_role_gets_what_the_table_says_and_whoever_is_let_in_does_it(row, people):
    assert ask(row, people, Role) == {role.value: (expected(row, role), role in does(row)) for role in Role}


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
    got = ask(row, people, outside, elsewhere=True)
    assert got == dict.fromkeys(got, (404, False))
    assert Role.COUNTY_OFFICER.value in got


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_a_method_without_a_row_is_not_allowed(row, people):
    for method in METHODS:
        if (row.url, method) not in NAMED:
            other = Row(row.url, method, row.gets, args=row.args)
            assert ask(other, people, [Role.PROVINCIAL_OFFICE]) == {Role.PROVINCIAL_OFFICE.value: (405, False)}
