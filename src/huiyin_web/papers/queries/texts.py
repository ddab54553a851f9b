"""Which text of a paper is in force where and when: that of the nearest place, else the one that ships."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from huiyin.kernel.text import Text
from huiyin.rules.papers import LANGUAGES, PaperKind, PaperLanguage, Wording, kinds
from huiyin_web.core.errors import NotFoundError
from huiyin_web.papers.models import PaperText
from huiyin_web.papers.queries.languages import nearest

_PAPER = Text("This paper", "该文书")
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class InForce:
    """A text in force: whose it is (nobody's where it ships), since when, which version."""

    wording: Wording
    place_code: str = ""
    since: date | None = None
    version: int = 0


class Texts:
    """The texts in force on a day at some places and those above them; one question to the database for all."""

    def __init__(self, codes: Iterable[str], on: date) -> None:
        around = {one for code in codes for one in nearest(code)}
        self._own = _latest(PaperText.objects.filter(place_code__in=around, since__lte=on))

    def at(self, code: str, kind: PaperKind, language: str) -> InForce | None:
        """Give the text in force at a place; none where there is none in this language."""
        for place in nearest(code):
            row = self._own.get((kind.key, language, place))
            if row is not None and not row.is_withdrawn:
                return InForce(Wording(row.title, row.body), place, row.since, row.version)
        return InForce(kind.texts[language]) if language in kind.texts else None

    def lacking(self, code: str, languages: Collection[PaperLanguage]) -> list[tuple[PaperLanguage, PaperKind]]:
        """Give what a place lacks: each language with each kind of paper that has no text in it."""
        every = [(one, kind) for one in languages for kind in kinds().values()]
        return [(one, kind) for one, kind in every if self.at(code, kind, one.code) is None]


def kind_and_language_or_404(kind: str, language: str) -> tuple[PaperKind, PaperLanguage]:
    """Give a kind of paper and a language in which papers are set.

    Raises:
        NotFoundError: there is none such.
    """
    known = LANGUAGES.get(language)
    if kind not in kinds() or known is None or not known.has_papers:
        raise NotFoundError(what=_PAPER)
    return kinds()[kind], known


def versions_of(code: str, kind: str, language: str) -> QuerySet[PaperText]:
    """Give the versions of a place's own text, the latest first."""
    return PaperText.objects.filter(place_code=code, kind=kind, language=language).order_by("-version")


def _latest(rows: QuerySet[PaperText]) -> dict[_Key, PaperText]:
    return {(row.kind, row.language, row.place_code): row for row in rows.order_by("version")}
