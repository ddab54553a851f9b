"""Read imports, within what the reader may see."""

from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path

import pyarrow.parquet as pq

from huiyin.kernel.text import Text
from huiyin.records.checking import PROBLEMS_FILE
from huiyin.records.problems import Problem, explain
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.imports.folders import ABSENT, UPLOADED, folder_of
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.permissions import visible

_SOME = 1000


def batch_of(*, actor: Actor, number: int) -> ImportBatch:
    """Give one import.

    Raises:
        NotFoundError: it is not there, or not to be seen by this person.
    """
    found = ImportBatch.objects.filter(visible(actor), pk=number).first()
    if found is None:
        raise NotFoundError(what=Text(f"import {number}", f"导入 {number}"))
    return found


def batches(*, actor: Actor, before: int | None, count: int) -> list[ImportBatch]:
    """Give the imports that somebody sees, newest first, from below a number on."""
    seen = ImportBatch.objects.filter(visible(actor)).order_by("-pk")
    return list(seen.filter(pk__lt=before)[:count] if before is not None else seen[:count])


def problems(batch: ImportBatch) -> Iterator[Problem]:
    """Give every problem of an import that the caller may see, in the order in which they were found."""
    path = folder_of(batch.uuid) / PROBLEMS_FILE
    if not path.exists():
        return
    with pq.ParquetFile(path) as file:
        for part in file.iter_batches(_SOME):
            yield from explain(part.to_pylist(), kind_of(batch.kind).sheet, batch.tab, batch.headings)


def first_problems(batch: ImportBatch, *, rule: str = "", count: int = 50) -> list[Problem]:
    """Give the first problems, all or those of one rule."""
    return list(islice((one for one in problems(batch) if not rule or one.rule == rule), count))


def absent_rows(batch: ImportBatch, *, start: int, count: int) -> list[str]:
    """Give the keys of registered rows of the file's counties that the file lacks, a page from `start` on."""
    path = folder_of(batch.uuid) / ABSENT
    if not path.exists():
        return []
    with pq.ParquetFile(path, memory_map=True) as file:
        sizes = [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)]
        begins = [0, *accumulate(sizes)]
        groups = [g for g, size in enumerate(sizes) if begins[g] < start + count and begins[g] + size > start]
        if not groups:
            return []
        column = file.read_row_groups(groups, columns=["key"])["key"]
    return [str(one) for one in column.slice(start - begins[groups[0]], count).to_pylist()]


def uploaded_file(batch: ImportBatch) -> Path:
    """Give where the file of an import lies."""
    return folder_of(batch.uuid) / UPLOADED
