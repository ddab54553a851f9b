"""The page on which registered rows are asked for, to be changed in a workbook."""

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import names_of, places_below
from huiyin_web.core.parts import Crumb
from huiyin_web.imports.kinds import ImportKind, people_are_made_up
from huiyin_web.imports.limits import MOST_WHOLE_ROWS
from huiyin_web.imports.pages import RowsPage
from huiyin_web.imports.permissions import kinds_for

_TITLE = Text("Download what is registered", "下载在册数据")
_LEAD = Text(
    "A workbook with up to {most:,} registered rows of your area: change cells, add rows, then drop it on the page "
    "Import. Only what you changed shows as a difference.",
    "下载本辖区在册数据（最多 {most:,} 行）：修改单元格或补充行后，在“数据导入”页重新上传，只有改动之处显示为变更。",
)


def rows_page() -> RowsPage:
    """Give the page; what can be chosen on it is in its form."""
    return RowsPage(
        title=_TITLE,
        lead=_LEAD.fill(most=MOST_WHOLE_ROWS),
        crumbs=(Crumb(Text("Import", "数据导入"), reverse("imports:centre")), Crumb(_TITLE)),
        made_up=people_are_made_up(),
    )


def kinds_with_rows(actor: Actor) -> tuple[ImportKind, ...]:
    """Give the kinds of file whose registered rows somebody may change in a workbook."""
    return tuple(kind for kind in kinds_for(actor) if kind.history)


def places_offered(actor: Actor) -> list[tuple[str, Text]]:
    """Give one's own place and those directly below it, each with its name."""
    own = names_of([actor.place_code])
    return [one for one in [*own.items(), *places_below(actor.place_code).items()] if actor.scope.covers(one[0])]
