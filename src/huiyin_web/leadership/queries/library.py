"""The policy library: what is in force on a day, what is on its way, found by words; and clauses by their keys."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.issuing import KINDS, OVER, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.citations import Cited
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.leadership.models import Clause, Document
from huiyin_web.leadership.pages.documents import LibraryPage
from huiyin_web.leadership.permissions import documents_of
from huiyin_web.leadership.queries.stored import said
from huiyin_web.places.queries import place_names

TITLE = Text("Documents", "文件库")
_LEAD = Text(
    "Only what is issued binds, from its effective day until another document takes its place.",
    "只有已印发的文件有约束力，自生效日起至被新文件替代止。",
)
_NONE = Text("No document stands here.", "暂无文件。")
_SHOWN = Text("{shown} documents", "显示 {shown} 份文件")
_TURN, _OFFERED = 50, 500
TONES: dict[State, Tone] = {
    State.CONSULTED: "warn", State.APPROVED: "go", State.REVISED: "go", State.ISSUED: "good",
    State.SUPERSEDED: "", State.WITHDRAWN: "",
}  # fmt: skip
_COLUMNS = (
    Column("title", Text("Document", "文件")),
    Column("number", Text("Number", "文号")),
    Column("group", Text("Leading group of", "领导小组")),
    Column("effective_on", Text("In force from", "生效日期"), Kind.DAY, main=True),
    Column("ended_on", Text("Until", "失效日期"), Kind.DAY),
    Column("state", Text("State", "状态")),
)
_CLAUSE = Text("{number} of {title}", "《{title}》{number}")


class View(StrEnum):
    """One of the lists."""

    FORCE = "force"
    WAY = "way"
    ALL = "all"


_VIEWS = {View.FORCE: Text("In force", "有效"), View.WAY: Text("On their way", "办理中"), View.ALL: Text("All", "全部")}


def library_page(*, actor: Actor, view: str, words: str, day: date, after: int | None) -> LibraryPage:
    """Give one turn of a list of documents.

    Raises:
        NotAllowedError: their role sees none.
    """
    asked = View(view) if view in set(View) else View.FORCE
    found = _saying(Document.objects.filter(documents_of(actor)), words)
    here = {"words": words, "day": day.isoformat()}
    rows, pager = _turn(found.filter(_in(asked, day)), here | {"view": asked.value}, after)
    tabs = (
        Tab(label, _address(here | {"view": one.value}), one is asked, found.filter(_in(one, day)).count())
        for one, label in _VIEWS.items()
    )
    return LibraryPage(
        title=TITLE, lead=_LEAD, tabs=tuple(tabs), view=asked.value, words=words, day=day,
        documents=Table(TITLE, _COLUMNS, _rows(rows), empty=_NONE), pager=pager,
        may_draft=actor.may(May.HOLD_MEETINGS) and bool(actor.place_code),
    )  # fmt: skip


def in_force(day: date) -> Q:
    """Give the condition that a document is in force on a day, as `huiyin.followup.issuing` has it."""
    return Q(effective_on__lte=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def clause(key: str, on: date) -> Cited | None:
    """Give one clause by its key (`12:第三条`), with whether it is in force on a day; none where there is no such."""
    return Clauses().cited([key], on).get(key)


class Clauses:
    """The clauses of issued documents, as `huiyin_web.access.citations` asks for them."""

    def cited(self, keys: Collection[str], on: date) -> dict[str, Cited]:
        """Give those of these clauses that there are."""
        numbers = {document for document, _, _ in (key.partition(":") for key in keys) if document.isdecimal()}
        rows = _clauses(Document.objects.filter(pk__in=numbers))
        return {key: _cited(row, on) for row in rows if (key := _key(row)) in keys}

    def offered(self, on: date) -> Iterator[tuple[str, Text]]:
        """Give the clauses in force on a day, by key, to choose from."""
        for row in _clauses(Document.objects.filter(in_force(on)))[:_OFFERED]:
            yield _key(row), _label(row)


def _clauses(documents: QuerySet[Document]) -> QuerySet[Clause]:
    """Give the clauses of the latest version of documents."""
    latest = documents.annotate(latest=Max("versions__pk")).values("latest")
    return Clause.objects.filter(version__in=latest).select_related("version__document").order_by("version", "pk")


def _key(row: Clause) -> str:
    return f"{row.version.document_id}:{row.number}"


def _label(row: Clause) -> Text:
    document = row.version.document
    return _CLAUSE.fill(number=row.number, title=said(document.title, document.title_en))


def _cited(row: Clause, on: date) -> Cited:
    document = row.version.document
    binds = document.effective_on is not None and document.effective_on <= on
    url = f"{reverse('leadership:document', args=[document.pk])}#clause-{row.number}"
    return Cited(_label(row), row.text, url, binds and (document.ended_on is None or on < document.ended_on))


def _saying(found: QuerySet[Document], words: str) -> QuerySet[Document]:
    if not words:
        return found
    told = Q(title__icontains=words) | Q(title_en__icontains=words) | Q(number__icontains=words)
    return found.filter(told | Q(pk__in=_clauses(Document.objects.all()).filter(text__icontains=words).values(
        "version__document")))  # fmt: skip


def _in(view: View, day: date) -> Q:
    match view:
        case View.FORCE:
            return in_force(day)
        case View.WAY:
            return ~Q(state__in=[State.ISSUED, *OVER])
    return Q()


def _address(asked: dict[str, str]) -> str:
    kept = {key: value for key, value in asked.items() if value}
    return f"{reverse('leadership:documents')}?{urlencode(kept)}"


def _turn(found: QuerySet[Document], asked: dict[str, str], after: int | None) -> tuple[list[Document], Pager]:
    following = found.filter(pk__lt=after) if after else found
    rows = list(following.order_by("-pk")[: _TURN + 1])
    shown, more = rows[:_TURN], len(rows) > _TURN
    next_ = _address(asked | {"after": str(shown[-1].pk)}) if more else ""
    return shown, Pager(_SHOWN.fill(shown=len(shown)), next=next_, first=_address(asked) if after else "")


def _rows(rows: Sequence[Document]) -> list[Row]:
    places = place_names({row.group for row in rows})
    found = []
    for row in rows:
        state = State(row.state)
        title = Cell(
            said(row.title, row.title_en), reverse("leadership:document", args=[row.pk]),
            under=KINDS.label_of(row.kind).sentence(),
        )  # fmt: skip
        group = places.get(row.group, Text(row.group, row.group))
        found.append(
            Row(
                (title, row.number, group, row.effective_on, row.ended_on, Cell(state.label, tone=TONES.get(state, "")))
            )
        )
    return found
