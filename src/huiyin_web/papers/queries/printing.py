"""A paper as it is printed: in every language that a place uses, one beneath the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from huiyin.kernel.text import Language, Text
from huiyin.rules.papers import PaperKind, PaperLanguage, Wording, laid_out, language_of_page, run_of
from huiyin_web.papers.pages import Printed, Sheet
from huiyin_web.papers.queries.languages import languages_at
from huiyin_web.papers.queries.texts import Texts

_NAMED = Text("{language} ({own})", "{language}（{own}）")


@dataclass(frozen=True, slots=True)
class Filling:
    """What a paper fills in: a value for each mark, and its table."""

    values: Mapping[str, Text | str]
    heads: tuple[Text, ...] = ()
    rows: tuple[tuple[Text | str, ...], ...] = field(default=())


def printed(kind: PaperKind, code: str, filling: Filling, *, on: date, language: Language) -> Printed:
    """Give a paper in the languages that a place uses, by the texts in force there on a day.

    Where no place says which languages it uses, or none of those has a text, the paper is in that of the page.
    """
    texts, page = Texts([code], on), language_of_page(language)
    used = languages_at(code).languages
    found = [(one, texts.at(code, kind, one.code)) for one in used]
    if all(text is None for _one, text in found):
        found.append((page, texts.at(code, kind, page.code)))
    return Printed(
        tuple(sheet(kind, text.wording, one, filling) for one, text in found if text is not None),
        tuple(named(one) for one, text in found if text is None),
    )


def sheet(kind: PaperKind, wording: Wording, language: PaperLanguage, filling: Filling) -> Sheet:
    """Give a paper in one language."""
    return Sheet(
        laid_out(kind, wording, language, filling.values),
        tuple(run_of(one, language) for one in filling.heads),
        tuple(tuple(run_of(one, language) for one in row) for row in filling.rows),
    )


def named(language: PaperLanguage) -> Text:
    """Say a language: what the office calls it, and what its speakers do where that is something else."""
    label, own = language.label, language.own
    both = _NAMED.fill(language=label, own=own)
    return Text(label.en if own == label.en else both.en, both.zh)
