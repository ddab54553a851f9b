"""Sends an empty form to every address: no answer offers a switch of language that leads where nothing can be read."""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from architecture.access_table import ROWS
from architecture.access_words import Row
from huiyin_web.access.roles import Role
from support import cast, given

READABLE = {row.url for row in ROWS if row.method == "GET"}
SENT_ONLY = [row for row in ROWS if row.method == "POST" and row.url not in READABLE]
_SWITCH = re.compile(r'<form class="c-language".*?name="next" value="([^"?]*)', re.DOTALL)
pytestmark = pytest.mark.django_db


@pytest.fixture
def people(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    given.places()
    return cast.everybody()


def let_in(row: Row) -> Role:
    return next((role for status in (302, 200) for role in Role if role in row.gets.get(status, ())), Role.AUDITOR)


@pytest.mark.parametrize("row", SENT_ONLY, ids=lambda row: row.url)
def test_what_answers_a_form_offers_no_language_that_leads_to_an_address_without_a_page(row, people):
    with transaction.atomic():
        where = reverse(row.url, kwargs=row.args(people))
        client = Client()
        client.force_login(people[let_in(row)])
        page = b"".join(client.post(where, {})).decode(errors="replace")
        transaction.set_rollback(True)

    assert [path for path in _SWITCH.findall(page) if resolve(path).view_name not in READABLE] == []
