from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.evidence.actions.attach_file import attach_file
from huiyin_web.evidence.actions.open_file import open_file
from huiyin_web.evidence.actions.withdraw_file import withdraw_file
from huiyin_web.evidence.errors import NotYoursToWithdrawError
from huiyin_web.evidence.folder import path_of
from huiyin_web.evidence.limits import WITHDRAW_WITHIN
from huiyin_web.evidence.models import EvidenceFile
from huiyin_web.evidence.verifying import changed_files
from support import cast
from support import given as register
from support.commitments import AT, TODAY, UNIT, brought, county, did, given, township, unit
from support.evidence import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    register.places()
    register.organisation(UNIT, name="省电力公司", name_en="Provincial Power Company")


def attached(row, *, by=None, at=AT):
    return attach_file(
        subject=f"commitment:{row.pk}", shows="list", name="签到册.jpg", content=picture(), by=by or unit(), at=at
    )


def test_a_file_is_a_proof_and_without_one_nothing_is_delivered():
    row = brought(given(), "accept")
    with pytest.raises(CommitmentRefusedError, match="Add at least one proof first: a file"):
        did(row, "deliver", by=unit(), days=2, amount=Decimal(180))
    attached(row)
    assert did(row, "deliver", by=unit(), days=2, amount=Decimal(180)).state == "delivered"


def test_nobody_closes_once_the_only_proof_was_withdrawn():
    row = brought(given(), "accept")
    kept = attached(row)
    row = did(row, "deliver", by=unit(), days=2, amount=Decimal(180))
    withdraw_file(uuid=kept.uuid, reason="附件有误", by=township(), at=AT + timedelta(3))

    with pytest.raises(CommitmentRefusedError, match="Add at least one proof first"):
        did(row, "verify", by=township(), days=3, amount=Decimal(180))
    assert Commitment.objects.get().state == "delivered"


def test_its_owner_and_its_accepter_attach_and_nobody_else():
    row = given()
    attached(row)
    with pytest.raises(NotAllowedError):
        attached(row, by=county())


def test_nothing_is_attached_to_what_is_closed():
    with pytest.raises(NotAllowedError):
        attached(brought(given(), "accept", "prove", "deliver", "verify"))


def test_whoever_sees_it_and_shows_personal_values_opens_it_and_so_does_its_office_but_no_analyst():
    kept = attached(given())
    analyst = actor_of(cast.analyst(), on=TODAY)
    stranger = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=TODAY)
    for reader in (unit(), township(), county()):
        open_file(uuid=kept.uuid, reason="核对名册", by=reader, at=AT)
    with pytest.raises(NotAllowedError):
        open_file(uuid=kept.uuid, reason="核对名册", by=analyst, at=AT)
    with pytest.raises(NotFoundError):
        open_file(uuid=kept.uuid, reason="核对名册", by=stranger, at=AT)
    assert AuditEvent.objects.filter(action="evidence.file.opened").count() == 3


def test_who_attached_it_takes_it_back_before_anything_rests_on_it_and_later_another_office_does():
    row, owner = brought(given(), "accept"), unit()
    kept = attached(row, by=owner, at=AT + timedelta(1))
    did(row, "deliver", by=owner, days=2, amount=Decimal(180))
    with pytest.raises(NotYoursToWithdrawError):
        withdraw_file(uuid=kept.uuid, reason="附件有误", by=owner, at=AT + WITHDRAW_WITHIN)
    gone = withdraw_file(uuid=kept.uuid, reason="附件有误", by=township(), at=AT + WITHDRAW_WITHIN)
    assert (gone.reason, EvidenceFile.objects.get().withdrawn_at) == ("附件有误", AT + WITHDRAW_WITHIN)


def test_verifying_finds_a_changed_file_of_a_commitment():
    kept = attached(given())
    assert list(changed_files()) == []
    path_of(kept.uuid).write_bytes(b"x")
    assert [text.en for text in changed_files()] == [f"file of evidence {kept.pk}: it is missing or was changed"]


def test_its_page_lists_the_files_never_by_their_names_and_leads_its_owner_to_attach_one(client):
    row = given(at=now(), starts_on=today(), due_on=today() + timedelta(60))
    client.force_login(cast.assisting_unit())
    client.cookies["huiyin_language"] = "en"
    files = reverse("evidence:files", args=[f"commitment:{row.pk}"])
    page = reverse("commitments:one", args=[row.pk])
    assert files in client.get(page).content.decode()

    sent = client.post(files, {"shows": "list", "file": SimpleUploadedFile("扎西才让签到册.jpg", picture())})
    shown = client.get(page).content.decode()
    assert sent.status_code == 302
    assert "List of people, signed or thumb-printed" in shown
    assert "扎西才让" not in shown


@pytest.mark.parametrize("key", ["0", "x", "12345678901234567890", "1:step:1"])
def test_what_is_no_commitment_is_not_found(client, key):
    client.force_login(cast.county_officer())
    assert client.get(reverse("evidence:files", args=[f"commitment:{key}"])).status_code == 404
