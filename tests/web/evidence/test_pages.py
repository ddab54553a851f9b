import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from huiyin_web.casework.models import CaseStep
from huiyin_web.casework.queries.notices import public_notice_page
from huiyin_web.core.clock import now
from huiyin_web.evidence.folder import path_of
from huiyin_web.evidence.limits import MOST_BYTES
from huiyin_web.evidence.models import EvidenceFile
from support import cast
from support.cases import AT, notice_of, walked
from support.evidence import SHOWS, attached, document, picture, step_of

pytestmark = pytest.mark.django_db
NAME = "扎西才让身份证.jpg"


@pytest.fixture
def worker():
    return cast.village_worker()


@pytest.fixture
def ask(client, worker):
    """Ask as a village's worker: a page by GET, or with what is sent by POST."""

    def ask(name, key, *, by=None, **sent):
        client.force_login(by or worker)
        where = reverse(f"evidence:{name}", args=[key])
        return client.post(where, sent) if sent else client.get(where)

    return ask


def sent(content=None, name="a.jpg"):
    return SimpleUploadedFile(name, picture() if content is None else content)


def words(answer):
    return answer.content.decode()


def case_page(client, case):
    return words(client.get(reverse("casework:case", args=[case.pk])))


def test_a_file_is_attached_on_the_page_of_a_step_and_stands_at_the_step_with_who_when_and_how_large(
    ask, case, client, worker
):
    answer = ask("files", step_of(case), shows="notice", file=sent(name=NAME))
    assert answer.url == reverse("evidence:files", args=[step_of(case)])
    row = EvidenceFile.objects.get()
    shown = case_page(client, case)
    assert reverse("evidence:file", args=[row.uuid]) in shown
    for part in ("公示照片", "图片，1 KB", worker.name):
        assert part in shown


def test_no_page_says_the_name_that_a_file_came_with(ask, case, client):
    row = attached(case, name=NAME)
    pages = words(ask("files", step_of(case))) + words(ask("file", row.uuid)) + case_page(client, case)
    assert "扎西才让" not in pages


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (sent(b""), "文件为空"), (sent(b"MZ program", "a.jpg"), "不是 JPEG、PNG、WebP 或 PDF"),
        (sent(b"\0" * (MOST_BYTES + 1)), "最大 10 MB"), (sent(picture()[:200]), "图片已损坏"),
    ],
    ids=["empty", "program", "large", "cut off"],
)  # fmt: skip
def test_what_is_refused_is_told_at_the_field_and_what_was_chosen_stays(ask, case, file, told):
    file.seek(0)
    answer = ask("files", step_of(case), shows="notice", file=file)
    assert answer.status_code == 400
    assert told in words(answer)
    assert re.search(r'value="notice" selected', words(answer))
    assert EvidenceFile.objects.count() == 0


def test_two_files_at_once_are_refused_and_none_is_taken_silently(ask, case):
    answer = ask("files", step_of(case), shows=SHOWS, file=[sent(), sent(picture(size=(9, 9)))])
    assert (answer.status_code, EvidenceFile.objects.count()) == (400, 0)
    assert "请每次选择一个文件" in words(answer)


def test_the_very_same_file_sent_twice_is_a_conflict(ask, case):
    attached(case)
    answer = ask("files", step_of(case), shows=SHOWS, file=sent())
    assert (answer.status_code, EvidenceFile.objects.count()) == (409, 1)


def test_a_picture_is_opened_in_the_browser_and_nothing_in_it_runs(ask, case):
    row = attached(case, name='a"b\u202e记录.png')
    answer = ask("open", row.uuid, reason="核对签字")
    assert answer.content == path_of(row.uuid).read_bytes()
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == "inline; filename*=utf-8''a%22b%E8%AE%B0%E5%BD%95.jpg"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_pdf_is_saved_and_never_shown_in_the_page(ask, case):
    row = attached(case, content=document(), name="minutes.pdf")
    answer = ask("open", row.uuid, reason="核对签字")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.pdf"'


def test_without_a_reason_nothing_is_opened_and_the_page_says_so(ask, case):
    row = attached(case)
    answer = ask("open", row.uuid, reason="看")
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_nothing_is_opened_by_following_a_link(ask, case):
    assert ask("open", attached(case).uuid).status_code == 405


def test_whoever_opened_a_file_stands_on_the_households_page(ask, case, client):
    ask("open", attached(case).uuid, reason="核对签字的人")
    client.force_login(cast.county_officer())
    shown = words(client.get(reverse("overview:household", args=[case.household_id])))
    assert "核对签字的人" in shown


def test_a_role_that_opens_no_files_is_told_so_and_has_no_form(ask, case):
    row = attached(case)
    shown = words(ask("file", row.uuid, by=cast.auditor()))
    assert "您的角色不能查看" in shown
    assert reverse("evidence:open", args=[row.uuid]) not in shown


def test_a_withdrawn_file_stays_on_the_page_with_the_reason(ask, case, client):
    ask("files", step_of(case), shows=SHOWS, file=sent())
    row = EvidenceFile.objects.get()
    assert ask("withdraw", row.uuid, reason="拍错了人").status_code == 302
    assert "拍错了人" in case_page(client, case)
    assert ask("open", row.uuid, reason="核对签字").status_code == 409


def test_once_a_further_step_is_taken_the_page_offers_the_withdrawal_to_whoever_approves_changes(ask, case):
    ask("files", step_of(case), shows=SHOWS, file=sent())
    row, county = EvidenceFile.objects.get(), cast.county_officer()
    withdrawal = reverse("evidence:withdraw", args=[row.uuid])
    assert withdrawal in words(ask("file", row.uuid))
    assert withdrawal not in words(ask("file", row.uuid, by=county))
    CaseStep.objects.update(at=now())
    shown = words(ask("file", row.uuid))
    assert withdrawal not in shown
    assert "上传人可在 72 小时内、办理后续事项之前撤回" in shown
    assert withdrawal in words(ask("file", row.uuid, by=county))


def test_a_file_that_is_lost_breaks_no_page_and_says_whom_to_tell(ask, case, client):
    row = attached(case)
    path_of(row.uuid).unlink()
    assert ask("file", row.uuid).status_code == 200
    assert "公示" in case_page(client, case)
    answer = ask("open", row.uuid, reason="核对签字")
    assert answer.status_code == 500
    assert "huiyin verify" in words(answer)


def test_the_public_page_of_a_notice_leads_to_no_file(case):
    hung = walked(case, until="in_notice")
    row = attached(hung)
    page = public_notice_page(notice_of(hung), on=AT.date(), language="zh")
    assert str(row.uuid) not in repr(page)
    assert "evidence" not in repr(page)
