"""No page and no file shows a personal number that nobody asked for with a reason: canaries are looked for in all."""

import io
import zipfile

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import transaction
from django.test import Client
from django.urls import reverse

from architecture.access_table import ROWS
from huiyin_web.access.roles import Role
from support import cast, given

# A sound ID number of nobody, a telephone, an account and an illness: as the register holds them, never as a page does.
CANARIES = ("632725199003070035", "13800138765", "6222020200112233442", "包虫病示踪")
READERS = (Role.PROVINCIAL_OFFICE, Role.COUNTY_OFFICER, Role.VILLAGE_WORKER, Role.AUDITOR)
FORMATS = ("csv", "json", "xlsx")
SHOWN = [row for row in ROWS if row.method == "GET" and 200 in row.gets]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder_and_fast_passwords(settings, tmp_path, monkeypatch):
    settings.HUIYIN_DATA = tmp_path
    monkeypatch.setattr(Argon2PasswordHasher, "time_cost", 1)
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 1024)


@pytest.fixture
def people(monkeypatch):
    """Give the cast, in a world in which every household that a test makes carries the canaries."""
    plain = given.household
    document, phone, account, illness = CANARIES

    def watched(village_code=cast.VILLAGE, **fields):
        # Words that came in before numbers in them were refused.
        words = dict.fromkeys(("bank_name", "relocation_difficulty"), f"{document} {phone}")
        home = plain(village_code, **{"phone": phone, "bank_account": account, **words} | fields)
        given.person(
            home, id_number=document, phone=phone, disease_name=illness, health="chronic", employer_name=document,
        )  # fmt: skip
        given.help_received(home, remarks=f"{illness} {document}")
        return home

    monkeypatch.setattr(given, "household", watched)
    given.places()
    given.household()
    return cast.everybody()


def contents(response):
    """Give what a response says: a page or a text file as it is, a workbook unpacked."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"\n".join(book.read(name) for name in book.namelist())
    return body.decode("utf-8", errors="replace")


def read(where, data, user):
    client = Client(raise_request_exception=True)
    with transaction.atomic():
        client.force_login(user)
        got = client.get(where, data)
        said = contents(got) if got.status_code == 200 else ""
        for close in got._resource_closers:
            close()
        transaction.set_rollback(True)
    return [canary for canary in CANARIES if canary in said]


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.url)
def test_no_page_and_no_file_shows_a_personal_number_unasked(row, people):
    readers = [role for role in READERS if role in row.gets[200]]
    asked = [(role, {}) for role in readers] + [(role, {"format": kind}) for role in readers[-1:] for kind in FORMATS]
    where, data = reverse(row.url, kwargs=row.args(people)), row.data(people)
    assert [read(where, data | query, people[role]) for role, query in asked] == [[]] * len(asked)


def test_the_telephone_sings_once_somebody_asked_for_it_with_a_reason(people):
    home = given.household()
    client = Client()
    client.force_login(people[Role.COUNTY_OFFICER])
    client.post(reverse("overview:unmask", args=[home.pk]), {"value": "household.phone", "reason": "电话回访核实"})

    shown = contents(client.get(reverse("overview:household", args=[home.pk])))

    assert [canary for canary in CANARIES if canary in shown] == [CANARIES[1]]
