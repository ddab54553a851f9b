"""All that the templates of papers get: one frozen dataclass a page."""

from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin.rules.papers import LaidOut, Run, Wording
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper in one language.

    Attributes:
        laid: its title and its parts.
        heads, rows: its table; none where the kind has none.
    """

    laid: LaidOut
    heads: tuple[Run, ...]
    rows: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """A QR code: the address that it leads to, its size in squares each way, and the path of the dark ones."""

    address: str
    size: int
    path: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper in every language that a place uses, and in which of them it lacks a text."""

    sheets: tuple[Sheet, ...]
    missing: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper to be printed.

    Attributes:
        title, lead: what it is, and what to do with it.
        crumbs: the way to it.
        printed: the paper.
        back: where it was asked for.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    printed: Printed
    back: str


@dataclass(frozen=True, slots=True)
class PapersPage:
    """The papers of a place.

    Attributes:
        code: the place.
        title, lead: whose they are; which languages it uses, and whose word that is.
        crumbs: the way to it.
        texts: every kind of paper with the text in force in each language that the place or one below it uses.
        places: the places in reach that say which languages they use, with what they lack.
        own: the languages that the place itself names.
        telephone: the number that the place itself names; empty where it names none.
        dialled: which number its notices name, and whose it is.
    """

    code: str
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    texts: Table
    places: Table
    own: tuple[str, ...]
    telephone: str
    dialled: Text


@dataclass(frozen=True, slots=True)
class TextPage:
    """One text of a place: what is in force, its versions, and what a new one may fill in.

    Attributes:
        code, kind, language: which it is.
        direction: of its script.
        title, lead: which it is; what is in force today, and whose it is.
        crumbs: the way to it.
        marks: the placeholders, each with what it stands for; those that can't be left out are said to be.
        written_title, written_body: the text in force, with which a new version begins.
        day: the day that the form begins with.
        shown: the paper as it would look with lines to be filled in; none where there is no text.
        model, model_language: the text in force in the language of the page, to write by, where it is another one.
        last_version: the number of its latest version, 0 where it has none.
        versions: the place's own versions, the latest first.
        may_withdraw: whether the place has a text of its own to withdraw.
    """

    code: str
    kind: str
    language: str
    direction: str
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    marks: tuple[tuple[str, Text], ...]
    written_title: str
    written_body: str
    day: date
    shown: Sheet | None
    model: Wording | None
    model_language: str
    last_version: int
    versions: Table
    may_withdraw: bool
