"""A wrong file and its 72 hours: two people, each at a browser of their own, the one who attached it and a second officer."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from huiyin_web.core.clock import now
from huiyin_web.evidence.folder import path_of
from huiyin_web.evidence.limits import WITHDRAW_WITHIN
from huiyin_web.evidence.models import EvidenceFile
from support import cast
from support.evidence import SHOWS, document, step_of

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
REASON = "拍成了别户的身份证"


class Browser(Client):
    """Somebody's browser: it sends a form with the token of the page on which the form stands."""

    def __init__(self, user):
        super().__init__(enforce_csrf_checks=True)
        self.force_login(user)
        self.cookies["huiyin_language"] = "en"

    def sends(self, page, where, **more):
        self.get(page)
        token = self.cookies["csrftoken"].value
        return self.post(where, more | {"csrfmiddlewaretoken": token}, follow=True)

    def offers(self, row):
        return reverse("evidence:withdraw", args=[row.uuid]) in self.get(page_of(row)).content.decode()

    def withdraws(self, row, reason=REASON):
        return self.sends(page_of(row), reverse("evidence:withdraw", args=[row.uuid]), reason=reason)

    def attaches(self, case, pages):
        page = reverse("evidence:files", args=[step_of(case)])
        file = SimpleUploadedFile("a.pdf", document(pages=pages))
        self.sends(page, page, shows=SHOWS, file=file)
        return EvidenceFile.objects.order_by("at").last()


def page_of(row):
    return reverse("evidence:file", args=[row.uuid])


@pytest.fixture
def worker():
    return Browser(cast.village_worker())


@pytest.fixture
def officer():
    return Browser(cast.township_officer())


def of_age(row, age):
    EvidenceFile.objects.filter(pk=row.pk).update(at=now() - age)
    return row


def test_up_to_the_last_minute_it_is_whoever_attached_it_and_nobody_else(worker, officer, case):
    row = of_age(worker.attaches(case, 1), WITHDRAW_WITHIN - MINUTE)

    assert (worker.offers(row), officer.offers(row)) == (True, False)
    assert officer.withdraws(row).status_code == 403
    assert path_of(row.uuid).exists()


def test_after_it_a_second_officer_withdraws_it_and_the_right_file_takes_its_place(
    worker, officer, case, django_capture_on_commit_callbacks
):
    row = of_age(worker.attaches(case, 1), WITHDRAW_WITHIN + MINUTE)

    assert (worker.offers(row), officer.offers(row)) == (False, True)
    assert worker.withdraws(row).status_code == 403
    assert officer.withdraws(row, reason="").status_code == 400
    with django_capture_on_commit_callbacks(execute=True):
        assert "The file was withdrawn." in officer.withdraws(row).content.decode()

    assert not path_of(row.uuid).exists()
    right = worker.attaches(case, 2)
    told = worker.get(reverse("evidence:files", args=[step_of(case)])).content.decode()
    assert REASON in told
    assert path_of(right.uuid).exists()
