import io
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from huiyin_web.assistance.models import Carried
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import today
from support import assistance, cast, given
from support.assistance import UNIT, acting, enrolled, paired
from support.commitments import PROVEN, brought
from support.commitments import given as promise
from support.proposals import proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    given.places()
    user = cast.provincial_office()
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return user


@pytest.fixture
def row(user):
    row = assistance.round_of(2013, 2016, by=acting(user))
    paired(enrolled(row, by=acting(user), kind="enterprise"), by=acting(user))
    funds = {"kind": "funds", "unit": "yuan", "source_key": row.key, "owner": UNIT}
    brought(promise(**funds, quantity=Decimal(180)), *PROVEN, "verify")
    brought(promise(source_key=row.key), *PROVEN, "verify", amount=150)
    promise(source_key=row.key)
    return row


def shown(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_a_summary_tells_funds_people_and_kept_promises_and_its_parts_add_up(client, row):
    page = client.get(reverse("assistance:summary", args=[row.pk])).context["page"]
    figures = {figure.label.en: figure.value for figure in page.figures}
    tables = {key: [line.cells[1:] for line in table.rows] for key, table in page.tables.items() if key != "waiting"}

    assert figures["Funds verified"] == 180
    assert (figures["Promises kept and closed"], figures["People reached"]) == (2, 150)
    totals = {key: tuple(sum(row[at] for row in rows) for at in (0, 1, 3, 4, 5)) for key, rows in tables.items()}
    assert set(totals.values()) == {(3, 2, 18_000, 18_000, 150)}
    assert f"place={cast.PREFECTURE}" in shown(client, "assistance:summary", row.pk)


def test_the_summary_is_taken_as_word_and_pdf_without_what_waits_for_a_decision(client, row):
    word = client.get(reverse("assistance:summary_paper", args=[row.pk, "docx"]))
    pdf = client.get(reverse("assistance:summary_paper", args=[row.pk, "pdf"]))

    with zipfile.ZipFile(io.BytesIO(word.content)) as paper:
        body = paper.read("word/document.xml").decode()
    assert ": results" in body
    assert "Kept-promise ratio" in body
    assert "nobody has decided yet" not in body
    assert pdf.content.startswith(b"%PDF")


def test_what_was_not_kept_is_decided_about_one_by_one(client, user, row):
    assert "2 of 2 shown" in shown(client, "assistance:summary", row.pk)
    year = today().year
    assistance.round_of(2017, year + 1, by=acting(user))
    part, open_ = Commitment.objects.exclude(kind="funds").order_by("pk")
    due = (today() + timedelta(90)).isoformat()
    sent = {"carried": "yes", "due_on": due, "reason": "转入下一轮"}
    got = client.post(reverse("assistance:carry", args=[row.pk, part.pk]), sent)
    client.post(reverse("assistance:carry", args=[row.pk, open_.pk]), {"carried": "no", "reason": "村已搬迁"})

    assert got.status_code == 302
    assert list(Carried.objects.order_by("pk").values_list("successor__quantity", flat=True)) == [3_000, None]
    assert "Everything is decided." in shown(client, "assistance:summary", row.pk)
    assert client.post(reverse("assistance:close_round", args=[row.pk])).status_code == 302
    assert "closed on" in shown(client, "assistance:rounds")


def test_a_round_that_leaves_promises_open_is_not_closed_and_says_so(client, row):
    got = client.post(reverse("assistance:close_round", args=[row.pk]))
    assert (got.status_code, "2 promises were not kept" in got.content.decode()) == (400, True)


def test_a_proposal_shows_every_pair_with_why_and_is_adopted_by_somebody_else(client, user):
    row = assistance.round_of(2016, 2020, by=acting(user))
    made = proposed(acting(user), row=row)
    page = shown(client, "assistance:proposal", row.pk)

    assert "Somebody else than whoever asked for it or changed it adopts it." in page
    assert "Next best is" in page
    assert reverse("assistance:adopt", args=[made.pk]) not in page
    client.force_login(cast.provincial_office())
    assert reverse("assistance:adopt", args=[made.pk]) in shown(client, "assistance:proposal", row.pk)
    assert client.post(reverse("assistance:adopt", args=[made.pk])).status_code == 302


def test_a_change_by_hand_says_what_it_costs_and_a_wrong_one_keeps_what_was_typed(client, user):
    row = assistance.round_of(2016, 2020, by=acting(user))
    made = proposed(acting(user), row=row)
    unit = row.participants.get(organisation=UNIT)
    where = reverse("assistance:change_proposal", args=[made.pk])
    wrong = client.post(where, {"place_code": "632725100201", "unit": unit.pk})
    assert (wrong.status_code, "The proposal has no village 632725100201" in wrong.content.decode()) == (400, True)

    client.post(where, {"place_code": cast.NEXT_VILLAGE, "unit": unit.pk})
    assert "by hand, " in shown(client, "assistance:proposal", row.pk)
