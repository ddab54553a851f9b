"""Read files of evidence: who finds what they belong to finds them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.evidence.limits import LONGEST_SIDE, MOST_FILES, MOST_MEGABYTES, WITHDRAW_HOURS
from huiyin_web.evidence.models import EvidenceFile, FileKind
from huiyin_web.evidence.pages import Attached, FileLine, FilePage, FilesPage
from huiyin_web.evidence.permissions import may_withdraw
from huiyin_web.evidence.subjects import Subject, subject_or_404

_FILE = Text("This file", "该附件")
_FILES = Text("Files of evidence", "佐证附件")
_KIND = Text("{kind}, {size} KB", "{kind}，{size} KB")
_LIMITS = Text(
    "JPEG, PNG, WebP or PDF, at most {size} MB and {count} files. A picture is kept with {side} pixels on its longest "
    "side, without the place and the camera that it was taken with. No file is ever required.",
    "支持 JPEG、PNG、WebP 或 PDF，每个不超过 {size} MB，最多 {count} 个。图片长边压缩至 {side} 像素，"
    "并去除拍摄位置和设备信息。附件均为自愿，不作要求。",
).fill(size=MOST_MEGABYTES, count=MOST_FILES, side=LONGEST_SIDE)
_WHAT, _WHEN, _WHO = Text("Kind and size", "类型及大小"), Text("Attached", "上传时间"), Text("By", "上传人")
_HASH = Text("Fingerprint (SHA-256)", "校验码（SHA-256）")
_WITHDRAWN, _WHY = Text("Withdrawn", "撤回时间"), Text("Why it was withdrawn", "撤回理由")
_WITHDRAWAL = Text(
    "Whoever attached it withdraws it within {hours} hours and before anything further is done; after that {who}, who "
    "did not attach it.",
    "上传人可在 {hours} 小时内、办理后续事项之前撤回；此后由{who}撤回，上传人除外。",
)
_KILOBYTE = 1000


def file_or_404(actor: Actor, uuid: UUID, *, lock: bool = False) -> tuple[EvidenceFile, Subject]:
    """Give a file with what it belongs to; with `lock`, nobody else works on either.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = EvidenceFile.objects.select_for_update() if lock else EvidenceFile.objects
    row = rows.filter(uuid=uuid).first()
    if row is None:
        raise NotFoundError(what=_FILE)
    return row, subject_or_404(actor, row.subject, lock=lock)


def attached_to(subjects: Collection[Subject]) -> dict[str, Attached]:
    """Give the files of subjects that somebody has found, each with where one is attached."""
    lines: dict[str, list[FileLine]] = {one.key: [] for one in subjects}
    shows = {one.key: one.shows for one in subjects}
    for row in EvidenceFile.objects.filter(subject__in=lines.keys()).order_by("at", "pk"):
        lines[row.subject].append(_line(row, shows[row.subject]))
    return {
        one.key: Attached(tuple(lines[one.key]), reverse("evidence:files", args=[one.key]) if one.may_attach else "")
        for one in subjects
    }


def kept_files(subject: str) -> int:
    """Give how many files a subject has that were not withdrawn, whoever asks."""
    return EvidenceFile.objects.filter(subject=subject, withdrawn_at=None).count()


def files_page(*, actor: Actor, subject: str) -> FilesPage:
    """Give the page of a subject's files.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = subject_or_404(actor, subject)
    return FilesPage(
        subject=subject,
        title=_FILES,
        lead=found.label,
        crumbs=(Crumb(found.label, found.url), Crumb(_FILES)),
        lines=attached_to([found])[subject].lines,
        shows=tuple(found.shows.items()),
        may_attach=found.may_attach,
        limits=_LIMITS,
    )


def file_page(*, actor: Actor, uuid: UUID, at: datetime) -> FilePage:
    """Give the page of one file.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row, found = file_or_404(actor, uuid)
    gone, label = row.withdrawn_at is not None, _label(row, found.shows)
    files = Crumb(_FILES, reverse("evidence:files", args=[row.subject]))
    return FilePage(
        uuid=str(row.uuid),
        title=label,
        lead=found.label,
        crumbs=(Crumb(found.label, found.url), files, Crumb(label)),
        facts=_facts(row),
        is_withdrawn=gone,
        may_open=found.may_open and not gone,
        withdrawal=_WITHDRAWAL.fill(hours=WITHDRAW_HOURS, who=found.takes_back),
        may_withdraw=may_withdraw(actor, row, found, at=at) and not gone,
    )


def _line(row: EvidenceFile, shows: Mapping[str, Text]) -> FileLine:
    url = reverse("evidence:file", args=[row.uuid])
    return FileLine(_label(row, shows), url, _kind(row), row.at, shown_name(row.by_key, row.by_name), row.reason)


def _label(row: EvidenceFile, shows: Mapping[str, Text]) -> Text:
    return shows.get(row.shows, Text(row.shows, row.shows)).sentence()


def _kind(row: EvidenceFile) -> Text:
    return _KIND.fill(kind=FileKind(row.kind).label, size=f"{max(1, round(row.size / _KILOBYTE)):,}")


def _facts(row: EvidenceFile) -> tuple[tuple[Text, Text | str], ...]:
    facts: tuple[tuple[Text, Text | str], ...] = (
        (_WHAT, _kind(row).sentence()), (_WHEN, moment(row.at)), (_WHO, shown_name(row.by_key, row.by_name)),
        (_HASH, row.sha256),
    )  # fmt: skip
    return facts if row.withdrawn_at is None else (*facts, (_WITHDRAWN, moment(row.withdrawn_at)), (_WHY, row.reason))
