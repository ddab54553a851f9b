"""What may be chosen in the workbooks of an office: the villages of its own area, by code and name."""

from huiyin.kernel.places import Level, ancestor, level_of
from huiyin.kernel.text import Language, Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import names_of
from huiyin_web.core.clock import today
from huiyin_web.imports.kinds import ImportKind, place_book

_VILLAGE = "village_code"


def choices_for(actor: Actor, kind: ImportKind, *, language: Language) -> dict[str, list[str]]:
    """Give, for the fields of a kind that name a village, the villages in reach that exist today, each with its name.

    A place is written as its code with its name behind it, which whoever reads the file leaves out.
    """
    fields = [field.key for field in kind.sheet.fields if field.key == _VILLAGE]
    return {key: _villages(actor, language) for key in fields}


def _villages(actor: Actor, language: Language) -> list[str]:
    year = today().year
    there = (code for code, life in place_book().lives.items() if life.belongs_to(year))
    codes = sorted(code for code in there if level_of(code) is Level.VILLAGE and actor.scope.covers(code))
    names = names_of({*codes, *(ancestor(code, Level.TOWNSHIP) for code in codes)})
    return [" ".join([code, *_named(code, names, language)]) for code in codes]


def _named(code: str, names: dict[str, Text], language: Language) -> list[str]:
    """Give the words behind a village's code: its township, for those who choose, and itself."""
    return [names[one].say(language) for one in (ancestor(code, Level.TOWNSHIP), code) if one in names]
