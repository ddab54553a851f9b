"""Registered rows of a file's area that the file does not hold."""

from collections.abc import Iterator
from itertools import count

from django.db.models import QuerySet
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.exports import About, Export
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table
from huiyin_web.imports.kinds import kind_of, people_are_made_up
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.page_queries.registered import columns, reached, rows
from huiyin_web.imports.pages import AbsentPage
from huiyin_web.imports.queries import absent_rows, batch_of

PAGE_ROWS = 50
_SOME = 500
_TITLE = Text("Registered, but not in the file", "在册但不在文件中")
_DEFINITION = Text(
    "One row is registered in the area of the file and does not stand in it; it stays as it is.",
    "每行为台账中属于文件范围、但文件未包含的记录；这些记录保持不变。",
)


def absent_page(*, actor: Actor, number: int, start: int) -> AbsentPage:
    """Give the absent rows within reach, a page from a position of the list on.

    Raises:
        NotFoundError: the import is not there, or not to be seen by this person.
    """
    batch = batch_of(actor=actor, number=number)
    kind = kind_of(batch.kind)
    found = rows(actor, kind, absent_rows(batch, start=start, count=PAGE_ROWS))
    after = start + PAGE_ROWS
    here = reverse("imports:absent", args=[number])
    return AbsentPage(
        title=_TITLE,
        lead=Text(
            "{absent:,} rows were registered in the area of {file} when it was compared, and do not stand in it. "
            "They stay as they are; whoever is no longer to be in the register leaves it by an exit, not by absence.",
            "比对 {file} 时，台账同一范围内有 {absent:,} 行不在文件中，均保持不变。"
            "不再在册的农户应按程序退出，不因文件未列出而删除。",
        ).fill(absent=batch.absent, file=batch.file_name),
        crumbs=(
            Crumb(Text("Import", "数据导入"), reverse("imports:centre")),
            Crumb(batch.file_name, reverse("imports:batch", args=[number])),
            Crumb(_TITLE),
        ),
        table=Table(_TITLE, columns(kind), found, empty=Text("Nothing on this page.", "本页没有记录。")),
        pager=Pager(
            words=Text("{shown:,} rows on this page, from {start:,} on", "本页 {shown:,} 行，自第 {start:,} 行起").fill(
                shown=len(found), start=start + 1
            ),
            next=f"{here}?start={after}" if after < batch.absent else "",
            first=here if start else "",
        ),
        made_up=people_are_made_up(),
    )


def absent_export(*, actor: Actor, number: int) -> Export:
    """Give every absent row within reach as rows of a file."""
    batch = batch_of(actor=actor, number=number)
    kind = kind_of(batch.kind)
    expected = sum(QuerySet(kind.table).filter(reached(actor, kind, some)).count() for some in _all(batch))
    return Export(
        name=f"import-{number}-absent",
        about=About(title=_TITLE, chosen=Text(batch.file_name, batch.file_name), definition=_DEFINITION),
        columns=columns(kind),
        rows=(row for some in _all(batch) for row in rows(actor, kind, some)),
        expected=expected,
    )


def _all(batch: ImportBatch) -> Iterator[list[str]]:
    for at in count(0, _SOME):
        some = absent_rows(batch, start=at, count=_SOME)
        if not some:
            return
        yield some
