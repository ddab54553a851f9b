"""The page that shows what two people made of the same fields, side by side."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from huiyin.kernel.text import Text
from huiyin.records.filling import written
from huiyin.records.merging import Conflict, Merged
from huiyin.records.sections import Section
from huiyin_web.access.actor import Actor
from huiyin_web.registry.pages.changes import Choice, ConflictPage
from huiyin_web.registry.queries.form_page import crumbs_of, form_url, whose
from huiyin_web.registry.queries.records import Record
from huiyin_web.registry.wording import in_words, label_with_unit

_LEAD = Text(
    "Somebody else has changed the same fields since you opened the form. Nothing was saved yet. Choose which value "
    "stands; everything else of your form is kept.",
    "您打开本表之后，他人修改了相同的信息，本次尚未保存。请选择保留哪个值，您填写的其他内容都已保留。",
)
_TITLE = Text("{whose}: choose between two values", "{whose}：请选择保留的值")
_IMPORT = Text("import {number}", "导入 {number}")


def conflict_page(
    actor: Actor,
    record: Record,
    section: Section,
    merged: Merged,
    *,
    cells: Mapping[str, str],
    version: int,
    reason: str,
) -> ConflictPage:
    """Give the page.

    Args:
        actor: who filled in the form.
        record: the row as it is now.
        section: the form's.
        merged: what came of merging.
        cells: the form, as written.
        version: that of the row which the form was made from.
        reason: why it changes, as written.
    """
    kept = {key: cells[key] for key in merged.changes if key in cells}
    return ConflictPage(
        title=_TITLE.fill(whose=whose(record)),
        lead=_LEAD,
        crumbs=crumbs_of(actor, record, section),
        choices=tuple(_choice(record, one, cells, version) for one in merged.conflicts),
        kept=tuple(kept.items()),
        only=",".join([*kept, *(one.field for one in merged.conflicts)]),
        version=record.row.version,
        reason=reason,
        url=form_url(record, section),
    )


def _choice(record: Record, one: Conflict, cells: Mapping[str, str], version: int) -> Choice:
    field = record.sheet.field(one.field)
    who, at = _changed_by(record, one.field, version)
    return Choice(
        key=one.field, label=label_with_unit(field), base=in_words(field, one.base), mine=cells[one.field],
        mine_words=in_words(field, one.mine), theirs="" if field.mask else written(field, one.theirs),
        theirs_words=in_words(field, one.theirs), who=who, at=at,
    )  # fmt: skip


def _changed_by(record: Record, key: str, version: int) -> tuple[Text | str, datetime | None]:
    """Say who last changed a field since a version, and when."""
    newer: Any = record.row
    for older in record.earlier().filter(version__gte=version).order_by("-version"):
        if getattr(older, key) != getattr(newer, key):
            return (older.replaced_by or _IMPORT.fill(number=older.replaced_by_import or "--")), older.replaced_at
        newer = older
    return "--", None
