"""Read the papers of a place: which languages it uses, which text of which kind is in force, and what is lacking."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from huiyin.kernel.places import contains, prefix_of
from huiyin.kernel.text import LANGUAGES as HOUSE
from huiyin.kernel.text import Text
from huiyin.rules.papers import LANGUAGES, PaperKind, PaperLanguage, kinds, language_of_page
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.papers.models import PlaceLanguages
from huiyin_web.papers.pages import PapersPage
from huiyin_web.papers.queries.languages import languages_said, nearest, used_by
from huiyin_web.papers.queries.printing import named
from huiyin_web.papers.queries.telephones import Telephone, telephone_at
from huiyin_web.papers.queries.texts import Texts
from huiyin_web.places.queries import place_names, place_or_404

PAPERS = Text("Papers", "文书")
_TITLE = Text("Papers: {place}", "文书：{place}")
_OWN_WORD = Text("{place} uses {languages}.", "{place}使用：{languages}。")
_FROM_ABOVE = Text("{place} uses what {above} says: {languages}.", "{place}沿用{above}的设定：{languages}。")
_NOBODY_SAID = Text(
    "Nobody has said which languages {place} uses: papers are printed in the language of the page, Chinese or English.",
    "{place}及上级均未设定使用的语言，文书按页面语言（中文或英文）印制。",
)
_PLACE = Text("This place", "该地区")
_KIND, _WHERE = Column("kind", Text("Paper", "文书")), Column("place", Text("Place", "地区"))
_LANGUAGES = Column("languages", Text("Languages", "语言"))
_LACKS = Column("lacking", Text("Texts that are missing", "缺少的文本"))
_TEXTS, _PLACES = Text("Texts in force", "现行文本"), Text("Places that name their languages", "已设定语言的地区")
_MISSING, _SHIPPED = Text("missing: write it", "缺，待编写"), Text("ships with Huiyin", "系统自带")
_OWN_TEXT = Text("{place}, version {version}", "{place}第{version}版")
_SINCE = Text("since {day}", "自 {day} 起")
_BLANK = Text("blank paper", "空白文书")
_NONE, _NO_PLACE = (
    Text("none", "无"),
    Text("No place in your reach names its languages.", "管辖范围内尚无地区设定语言。"),
)
_OWN_NUMBER = Text("Notices name {number}.", "公示上的联系电话：{number}。")
_NUMBER_ABOVE = Text("Notices name {number}, the number of {above}.", "公示上的联系电话：{number}（{above}）。")
_NO_NUMBER = Text(
    "Nobody has said a number: notices leave a line to write it by hand.", "尚未设定联系电话，公示上留空手工填写。"
)
_LACK = Text("{language}: {kinds}", "{language}：{kinds}")


def papers_page(*, actor: Actor, code: str, on: date) -> PapersPage:
    """Give the papers of a place; of one's own where none is named.

    Raises:
        NotAllowedError: the role edits no papers.
        NotFoundError: the place is not there, or out of reach.
    """
    actor.need(May.EDIT_PAPERS)
    asked = code or actor.place_code
    if not asked:
        raise NotFoundError(what=_PLACE)
    place = place_or_404(actor, asked)
    speaking = _speaking(actor)
    around = {one for each in (asked, *speaking) for one in nearest(each)}
    said, names, texts = languages_said(around), place_names(around), Texts([asked, *speaking], on)
    used, dialled = used_by(asked, said), telephone_at(asked, on=on)
    words = _listed(used.languages)
    lead = _NOBODY_SAID if not used.place_code else _OWN_WORD if used.place_code == asked else _FROM_ABOVE
    below = {one for code in speaking if contains(prefix_of(asked), code) for one in used_by(code, said).languages}
    shown = below.union(used.languages or (language_of_page(one) for one in HOUSE))
    return PapersPage(
        code=asked,
        title=_TITLE.fill(place=place.name),
        lead=lead.fill(place=place.name, above=names.get(used.place_code, ""), languages=words),
        crumbs=(Crumb(PAPERS),),
        texts=_texts_table(asked, [one for one in LANGUAGES.values() if one in shown], texts, names),
        places=_places_table(speaking, said, names, texts),
        own=said.get(asked, ()),
        telephone=dialled.number if dialled.place_code == asked else "",
        dialled=_dialled(asked, dialled, names),
    )


def _dialled(code: str, found: Telephone, names: dict[str, Text]) -> Text:
    if not found.number:
        return _NO_NUMBER
    words = _OWN_NUMBER if found.place_code == code else _NUMBER_ABOVE
    return words.fill(number=found.number, above=names.get(found.place_code, found.place_code))


def _speaking(actor: Actor) -> list[str]:
    """Give the places in reach that ever said which languages they use, in the order of their codes."""
    rows = PlaceLanguages.objects.filter(actor.scope.places("place_code"))
    return sorted(set(rows.values_list("place_code", flat=True)))


def _texts_table(code: str, languages: Sequence[PaperLanguage], texts: Texts, names: dict[str, Text]) -> Table:
    columns = tuple(Column(f"text_{one.code}", named(one)) for one in languages)
    rows = [
        Row((_kind(code, kind), *(_text(code, kind, one, texts, names) for one in languages)))
        for kind in kinds().values()
    ]
    return Table(_TEXTS, (_KIND, *columns), rows)


def _kind(code: str, kind: PaperKind) -> Cell:
    blank = reverse("papers:blank", args=[code, kind.key]) if kind.can_be_blank else ""
    return Cell(kind.label.sentence(), blank, under=_BLANK if blank else "")


def _text(code: str, kind: PaperKind, language: PaperLanguage, texts: Texts, names: dict[str, Text]) -> Cell:
    url = reverse("papers:text", args=[code, kind.key, language.code])
    found = texts.at(code, kind, language.code)
    if found is None:
        return Cell(_MISSING, url)
    if not found.place_code:
        return Cell(_SHIPPED, url)
    own = _OWN_TEXT.fill(place=names.get(found.place_code, found.place_code), version=found.version)
    return Cell(own, url, under=_SINCE.fill(day=found.since))


def _places_table(
    codes: Sequence[str], said: dict[str, tuple[str, ...]], names: dict[str, Text], texts: Texts
) -> Table:
    rows = []
    for code in codes:
        languages = used_by(code, said).languages
        lacking = texts.lacking(code, languages)
        url = f"{reverse('papers:papers')}?place={code}"
        words = Text.join((_lack(one, lacking) for one in languages if any(one is it for it, _ in lacking)), "; ", "；")
        rows.append(Row((Cell(names.get(code, code), url), _listed(languages), words if lacking else _NONE)))
    return Table(_PLACES, (_WHERE, _LANGUAGES, _LACKS), rows, empty=_NO_PLACE)


def _lack(language: PaperLanguage, lacking: Sequence[tuple[PaperLanguage, PaperKind]]) -> Text:
    labels = [kind.label for one, kind in lacking if one is language]
    return _LACK.fill(language=language.label, kinds=Text.join(labels))


def _listed(languages: Sequence[PaperLanguage]) -> Text:
    return Text.join(named(one) for one in languages)


def offered() -> list[tuple[str, Text]]:
    """Give the languages in which papers are set, by code."""
    return [(code, named(one)) for code, one in LANGUAGES.items() if one.has_papers]
