"""Read imports, within what the reader may see."""

from collections.abc import Collection, Iterator
from itertools import accumulate
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
from django.db.models import QuerySet
from django.urls import reverse

from huiyin.kernel.places import contains, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.checking import PROBLEMS_FILE
from huiyin.records.problems import Problem, explain
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import names_of
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.imports.folders import ABSENT, UPLOADED, folder_of
from huiyin_web.imports.kinds import kind_of, label_of, recognised_by_year
from huiyin_web.imports.models import OPEN_STATES, BatchState, ImportBatch
from huiyin_web.imports.permissions import visible

_SOME = 1000
_RECEIPT = Text("Open receipt {receipt}", "打开凭证 {receipt}")
_NAMED = Text("import {number}: {kind}, {year}", "导入 {number}：{year} 年{kind}")
REGISTERED = Text("registered rows of {key}", "{key}在册数据")
_MEMORY = "256MB"


def batch_of(*, actor: Actor, number: int) -> ImportBatch:
    """Give one import.

    Raises:
        NotFoundError: it is not there, or not to be seen by this person.
    """
    found = ImportBatch.objects.filter(visible(actor), pk=number).first()
    if found is None:
        raise NotFoundError(what=Text(f"import {number}", f"导入 {number}"))
    return found


def import_urls(actor: Actor, asked: Collection[int]) -> dict[int, str]:
    """Give the addresses of those of these imports whose page, with its receipt, somebody may open."""
    if not asked or not actor.may(May.IMPORT):
        return {}
    seen = ImportBatch.objects.filter(visible(actor), pk__in=asked).values_list("pk", flat=True)
    return {pk: reverse("imports:batch", args=[pk]) for pk in seen}


def receipt_of(actor: Actor, receipt: str) -> Crumb | None:
    """Give a receipt by its number, with its address, where somebody may open it."""
    found = ImportBatch.objects.filter(visible(actor), receipt=receipt).first()
    return Crumb(_RECEIPT.fill(receipt=receipt), reverse("imports:batch", args=[found.pk])) if found else None


def import_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give imports by their kind of file and year; they lead to their page to whoever may open it."""
    urls = import_urls(actor, numbers(keys))
    rows = ImportBatch.objects.filter(pk__in=numbers(keys)).values_list("pk", "kind", "year")
    return {
        str(pk): Crumb(_NAMED.fill(number=pk, kind=label_of(kind), year=year), urls.get(pk, ""))
        for pk, kind, year in rows
    }


def registered_names(_actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Name the registered rows of places, for whoever reads that they were downloaded."""
    return {code: Crumb(REGISTERED.fill(key=name)) for code, name in names_of(keys).items()}


def in_force() -> QuerySet[ImportBatch]:
    """Give the imports whose files make the register what it is: applied, not undone, and no undoing."""
    return ImportBatch.objects.filter(state=BatchState.APPLIED, undoes=None)


def batches(*, actor: Actor, before: int | None, count: int) -> list[ImportBatch]:
    """Give the imports that somebody sees, newest first, from below a number on."""
    seen = ImportBatch.objects.filter(visible(actor)).order_by("-pk")
    return list(seen.filter(pk__lt=before)[:count] if before is not None else seen[:count])


def undecided(actor: Actor) -> list[tuple[ImportBatch, int | None]]:
    """Give a person's own checked imports that wait, newest first, each with the number of what overtook it, if any.

    Those whose refused rows a later file has brought in do not wait; those handed in wait for somebody else, unless
    another import has overtaken them.
    """
    found = list(_waiting().filter(by_key=actor.key).order_by("-pk"))
    later = overtakers(found)
    return [(one, later.get(one.pk)) for one in found if one.pk in later or not one.handed_in_at]


def handed_in(actor: Actor) -> list[ImportBatch]:
    """Give the imports that others have handed in and that this person may bring in or send back, oldest first."""
    others = _waiting().filter(visible(actor), handed_in_at__isnull=False).exclude(by_key__in=one_with(actor))
    found = list(others.order_by("handed_in_at", "pk"))
    later = overtakers(found)
    return [one for one in found if one.pk not in later]


def _waiting() -> QuerySet[ImportBatch]:
    return ImportBatch.objects.filter(state=BatchState.CHECKED, replaced_by=None)


def overtakers(found: Collection[ImportBatch]) -> dict[int, int]:
    """Give of those checked imports after whose check others of their kind came in the number of the last such import.

    It is one of the same place, around it or in it, and of the same year where rows are recognised by their year: what
    the checked import would change was counted in a register that has moved on.
    """
    checked = [one for one in found if one.state == BatchState.CHECKED and one.checked_at]
    since = min((one.checked_at for one in checked if one.checked_at), default=None)
    if since is None:
        return {}
    applied = ImportBatch.objects.filter(state=BatchState.APPLIED, kind__in={one.kind for one in checked})
    later = list(applied.filter(applied_at__gt=since).exclude(new=0, changed=0, removed=0).order_by("applied_at", "pk"))
    return {one.pk: other.pk for one in checked for other in later if _overtakes(other, one)}


def _overtakes(other: ImportBatch, one: ImportBatch) -> bool:
    if other.kind != one.kind or not one.checked_at or not other.applied_at or other.applied_at <= one.checked_at:
        return False
    return _meet(one.place_code, other.place_code) and (one.year == other.year or not recognised_by_year(one.kind))


def _meet(one: str, other: str) -> bool:
    """Say whether one of two places contains the other; what comes from no place comes from the whole."""
    first, second = (prefix_of(code) if code else "" for code in (one, other))
    return contains(first, second) or contains(second, first)


def waiting_like(*, actor: Actor, kind: str, year: int, sha256: str, codemap: str) -> ImportBatch | None:
    """Give the import of the same bytes, for the same kind and year, that waits undecided in the actor's own office."""
    own = ImportBatch.objects.filter(visible(actor), place_code=actor.place_code, state__in=OPEN_STATES)
    return own.filter(kind=kind, year=year, sha256=sha256, codemap=codemap).order_by("pk").first()


def same_file_waiting(*, actor: Actor, batch: ImportBatch) -> QuerySet[ImportBatch]:
    """Give the other imports of the same bytes, for the same kind and year, that wait undecided within reach."""
    same = ImportBatch.objects.filter(visible(actor), kind=batch.kind, year=batch.year, sha256=batch.sha256)
    return same.filter(state__in=OPEN_STATES).exclude(pk=batch.pk).order_by("pk")


def problems(batch: ImportBatch, *, rule: str = "", count: int | None = None) -> Iterator[Problem]:
    """Give the problems of an import that the caller may see, in the order of the file's rows.

    Args:
        batch: the import.
        rule: only those of one rule; all where none is named.
        count: how many at most; none for all.
    """
    path = folder_of(batch.uuid) / PROBLEMS_FILE
    if not path.exists():
        return
    with duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": str(path.parent)}) as engine:
        found = engine.execute(
            "SELECT * FROM read_parquet($path) WHERE $rule IN ('', rule) ORDER BY row, field LIMIT $count",
            {"path": str(path), "rule": rule, "count": count},
        )
        names = [column[0] for column in found.description]
        sheet = kind_of(batch.kind).sheet
        while some := found.fetchmany(_SOME):
            rows = (dict(zip(names, one, strict=True)) for one in some)
            yield from explain(rows, sheet, batch.tab, batch.headings)


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
