"""Imports of the tests: rows of the table as the engine leaves them, their problems, and files sent through the page."""

from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.core.files.uploadedfile import SimpleUploadedFile

from huiyin.records.checking import PROBLEMS_FILE
from huiyin.records.problems import PROBLEMS
from huiyin_web.access.models import User
from huiyin_web.imports.folders import ABSENT, folder_of
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.steps import CHECK
from huiyin_web.jobs.models import Job
from support import cast

AT = datetime(2017, 1, 5, 1, 30, tzinfo=UTC)
_NUMBERS = count(1)
_STAGES: dict[str, dict[str, Any]] = {
    "uploaded": {},
    "checked": {"checked_at": AT, "rows": 12, "new": 7, "changed": 3, "unchanged": 2, "tab": "贫困户"},
    "applied": {
        "checked_at": AT,
        "rows": 12,
        "new": 7,
        "changed": 3,
        "unchanged": 2,
        "tab": "贫困户",
        "applied_at": AT,
    },
    "refused": {"checked_at": AT, "error_code": "FILE_EMPTY", "error": {"en": "It is empty.", "zh": "文件为空。"}},
    "cancelled": {},
}


def batch(by: User | None = None, state: str = "uploaded", **fields: Any) -> ImportBatch:
    """Give an import in a state; `by` sent it, or somebody of the cast's county."""
    number = next(_NUMBERS)
    receipt = {"receipt": f"HY-2017-{number:06d}", "applied_by": "才仁"} if state == "applied" else {}
    return ImportBatch.objects.create(
        **{
            "kind": "households", "year": 2017, "file_name": f"户{number}.xlsx", "sha256": f"{number:064x}", "size": 2048,
            "place_code": by.place_code if by else cast.COUNTY, "by_key": by.key if by else "user:0",
            "by_name": by.name if by else "才仁", "uploaded_at": AT, "state": state,
        }
        | _STAGES[state] | receipt | fields
    )  # fmt: skip


def mendable(by: User | None = None, state: str = "checked", **fields: Any) -> ImportBatch:
    """Give an import whose third and fifth row are refused, with the list of its problems."""
    found = batch(by, state, **{"rows": 14, "refused": 2, "problems": {"REQUIRED": 2, "DIGITS_LOST": 1}} | fields)
    rows = [
        (5, "head_name", "", "REQUIRED", None), (3, "bank_account", "*******E+18", "DIGITS_LOST", None),
        (3, "head_name", "", "REQUIRED", None),
    ]  # fmt: skip
    folder = folder_of(found.uuid)
    folder.mkdir(parents=True)
    table = pa.Table.from_pylist([dict(zip(PROBLEMS.names, row, strict=True)) for row in rows], PROBLEMS)
    pq.write_table(table, folder / PROBLEMS_FILE)
    return found


def lacking(keys: list[int], by: User | None = None, **fields: Any) -> ImportBatch:
    """Give an import whose file lacks these registered rows."""
    found = batch(by, "checked", **{"absent": len(keys)} | fields)
    folder = folder_of(found.uuid)
    folder.mkdir(parents=True)
    pq.write_table(pa.table({"key": pa.array([str(key) for key in keys], pa.string())}), folder / ABSENT)
    return found


def job(of: ImportBatch, state: str = "running", kind: str = CHECK, **fields: Any) -> Job:
    """Give a job at work on an import, or done with it."""
    return Job.objects.create(
        **{"kind": kind, "title": {"en": "Check", "zh": "校验"}, "params": {"batch": of.pk, "user": 0}, "state": state,
           "created_by": of.by_key, "created_by_name": of.by_name, "created_at": AT, "place_code": of.place_code} | fields
    )  # fmt: skip


def sent(name: str = "户.csv", content: str | bytes = "", **fields: Any) -> dict[str, Any]:
    """Give what the upload form sends."""
    data = content.encode() if isinstance(content, str) else content
    return {"kind": "households", "year": 2017, "codemap": "", "file": SimpleUploadedFile(name, data)} | fields


def csv_of(rows: list[dict[str, Any]]) -> str:
    """Give rows of one set of headings as text."""
    lines = [",".join(rows[0]), *(",".join(str(cell) for cell in row.values()) for row in rows)]
    return "\n".join(lines) + "\n"


def content_of(answer: Any) -> BytesIO:
    """Give the bytes of a file that a view answered with."""
    return BytesIO(b"".join(answer.streaming_content))
