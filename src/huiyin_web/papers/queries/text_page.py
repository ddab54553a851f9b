"""Read one text of a place: what is in force, its versions, and how it looks."""

from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Language, Text
from huiyin.rules.papers import PaperKind, PaperLanguage, Wording, language_of_page, problems
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.papers.models import PaperText
from huiyin_web.papers.pages import Sheet, TextPage
from huiyin_web.papers.queries.blank import filled_by_hand
from huiyin_web.papers.queries.papers_page import PAPERS
from huiyin_web.papers.queries.printing import named, sheet
from huiyin_web.papers.queries.texts import InForce, Texts, kind_and_language_or_404, versions_of
from huiyin_web.places.pages import Division
from huiyin_web.places.queries import place_names, place_or_404

_TITLE = Text("{kind}, {language}", "{kind}，{language}")
_MISSING = Text(
    "{place} has no text in this language. Papers say so until there is one.",
    "{place}尚无该语言的文本，印制的文书会注明缺少。",
)
_SHIPPED = Text("In force at {place}: the text that ships with Huiyin.", "{place}现行：系统自带文本。")
_OWN = Text(
    "In force at {place}: version {version} of {whose}, since {day}.",
    "{place}现行：{whose}第{version}版，自 {day} 起。",
)
_VERSIONS = Text("Versions of this place's own", "本地各版本")
_NO_VERSION = Text("This place has no text of its own.", "本地没有自己的文本。")
_MUST = Text("{label} (needed)", "{label}（必须有）")
_COLUMNS = (
    Column("version", Text("Version", "版本")),
    Column("since", Text("In force since", "启用日期"), Kind.DAY, main=True),
    Column("what", Text("Title", "标题")),
    Column("by", Text("By", "办理人")),
    Column("at", Text("Written", "编写时间"), Kind.MOMENT),
)
_NUMBER, _WITHDRAWN = Text("version {number}", "第{number}版"), Text("withdrawn", "已撤下")


def text_page(
    *, actor: Actor, which: tuple[str, str, str], on: date, language: Language, written: Wording | None = None
) -> TextPage:  # fmt: skip
    """Give one text of a place; with `written`, as it would look with that.

    Raises:
        NotAllowedError: the role edits no papers.
        NotFoundError: the place is out of reach, or there is no such kind or language.
    """
    actor.need(May.EDIT_PAPERS)
    code = which[0]
    place = place_or_404(actor, code)
    kind, of = kind_and_language_or_404(*which[1:])
    texts = Texts([code], on)
    found, by_page = texts.at(code, kind, of.code), language_of_page(language)
    model = texts.at(code, kind, by_page.code) if by_page != of else None
    versions = list(versions_of(*which))
    title = _TITLE.fill(kind=kind.label, language=named(of)).sentence()
    begins_with = found.wording if found else Wording("", "")
    above = (Crumb(PAPERS, reverse("papers:papers")), Crumb(place.name, f"{reverse('papers:papers')}?place={code}"))
    return TextPage(
        code=code,
        kind=kind.key,
        language=of.code,
        direction=of.direction,
        title=title,
        lead=_lead(place, found),
        crumbs=(*above, Crumb(title)),
        marks=tuple((f"{{{mark}}}", _mark(kind, mark)) for mark in kind.marks),
        written_title=begins_with.title,
        written_body=begins_with.body,
        day=max(on, versions[0].since) if versions else on,
        shown=_sheet(kind, written or begins_with, of, place, on),
        model=model.wording if model else None,
        model_language=by_page.code,
        last_version=versions[0].version if versions else 0,
        versions=_versions_table(versions),
        may_withdraw=bool(versions) and not versions[0].is_withdrawn,
    )


def _lead(place: Division, found: InForce | None) -> Text:
    if found is None:
        return _MISSING.fill(place=place.name)
    if not found.place_code:
        return _SHIPPED.fill(place=place.name)
    whose = place_names([found.place_code]).get(found.place_code, Text(found.place_code, found.place_code))
    return _OWN.fill(place=place.name, version=found.version, whose=whose, day=found.since)


def _mark(kind: PaperKind, mark: str) -> Text:
    label = kind.marks[mark].sentence()
    return _MUST.fill(label=label) if mark in kind.must else label


def _sheet(kind: PaperKind, wording: Wording, language: PaperLanguage, place: Division, on: date) -> Sheet | None:
    """Give how a text looks; none where something is wrong with it, or nothing is written."""
    if problems(kind, wording):
        return None
    return sheet(kind, wording, language, filled_by_hand(kind, place.code, place.name, on))


def _versions_table(versions: list[PaperText]) -> Table:
    rows = [
        Row(
            (
                _NUMBER.fill(number=one.version).sentence(),
                one.since,
                Cell(_WITHDRAWN, tone="warn") if one.is_withdrawn else one.title,
                shown_name(one.by_key, one.by_name),
                one.at,
            )
        )
        for one in versions
    ]
    return Table(_VERSIONS, _COLUMNS, rows, empty=_NO_VERSION)
