"""The long work of this app as jobs."""

from contextlib import suppress
from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.errors import FileRefusedError
from huiyin_web.core.clock import now
from huiyin_web.jobs.models import kept
from huiyin_web.jobs.registry import JobKind, Report, register
from huiyin_web.jobs.works import asker
from huiyin_web.quality.actions.compare_list import compare_list
from huiyin_web.quality.actions.find_duplicates import find_duplicates
from huiyin_web.quality.actions.find_suspects import find_suspects
from huiyin_web.quality.errors import NobodyNamedError
from huiyin_web.quality.recording import DUPLICATES_JOB, FIND_JOB, LIST_JOB

_SAID = Text(
    "To be asked: {new} new, {changed} with other values or found again; no longer: {gone}.",
    "新增疑点 {new} 条，数值变化或重新出现 {changed} 条，消除 {gone} 条。",
)


_DOUBLES = Text(
    "To be decided: {new} new, {changed} with other values or found again; no longer alike: {gone}.",
    "待认定：新增 {new} 条，数值变化或重新出现 {changed} 条，已不相似 {gone} 条。",
)


_FLAGS = Text(
    "To be asked: {new} new, {changed} with other facts or found again; no longer so: {gone}.",
    "待核实：新增 {new} 条，内容变化或重新出现 {changed} 条，消除 {gone} 条。",
)


def register_jobs() -> None:
    """Register the long works; each may start again by itself when its worker died: it leaves all or nothing."""
    register(JobKind(FIND_JOB, _find, retry_safe=True))
    register(JobKind(DUPLICATES_JOB, _find_duplicates, retry_safe=True))
    register(JobKind(LIST_JOB, _compare_list, retry_safe=True))


def _find(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Search for the user `user`."""
    counts = find_suspects(by=asker(params), at=now(), report=report)
    said = _SAID.fill(**{key: f"{count:,}" for key, count in counts.items()})
    return {**counts, "url": reverse("quality:suspects"), "message": kept(said)}


def _find_duplicates(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Search for the user `user`."""
    counts = find_duplicates(by=asker(params), at=now(), report=report)
    said = _DOUBLES.fill(**{key: f"{count:,}" for key, count in counts.items()})
    return {**counts, "url": reverse("quality:duplicates"), "message": kept(said)}


def _compare_list(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Compare the list `list` for the user `user`; that a file is refused is a result, not a failure."""
    url = {"url": reverse("quality:list", args=[params["list"]])}
    with suppress(FileRefusedError, NobodyNamedError):
        by = asker(params)
        counts = compare_list(number=params["list"], by=by, at=now(), report=report)
        said = _FLAGS.fill(**{key: f"{count:,}" for key, count in counts.items()})
        return {**counts, **url, "message": kept(said)}
    return url
