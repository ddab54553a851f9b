"""Which languages places use: what the nearest place says, itself first."""

from collections.abc import Collection
from dataclasses import dataclass

from huiyin.kernel.places import ancestors
from huiyin.rules.papers import LANGUAGES, PaperLanguage
from huiyin_web.papers.models import PlaceLanguages


@dataclass(frozen=True, slots=True)
class Used:
    """The languages that a place uses, and the place that says so; none and nobody where no place does."""

    languages: tuple[PaperLanguage, ...]
    place_code: str


def nearest(code: str) -> list[str]:
    """Give a place and those above it, the nearest first."""
    return [code, *reversed(ancestors(code))]


def languages_at(code: str) -> Used:
    """Give the languages that a place uses."""
    return used_by(code, languages_said(nearest(code)))


def languages_said(codes: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Give what places themselves say last, by place; those that say nothing are missing."""
    rows = PlaceLanguages.objects.filter(place_code__in=codes).order_by("pk")
    return {code: said for code, said in {row.place_code: row.codes for row in rows}.items() if said}


def used_by(code: str, said: dict[str, tuple[str, ...]]) -> Used:
    """Give the languages that a place uses by what it and those above say."""
    for place in nearest(code):
        if place in said:
            return Used(tuple(LANGUAGES[one] for one in said[place] if one in LANGUAGES), place)
    return Used((), "")
