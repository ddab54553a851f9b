"""Languages and telephones of places, and texts of papers, declared and written by whoever may."""

from datetime import date, datetime

from huiyin.rules.papers import Wording
from huiyin_web.access.actor import Actor
from huiyin_web.papers.actions.declare_languages import declare_languages
from huiyin_web.papers.actions.put_in_force import put_in_force
from huiyin_web.papers.actions.set_telephone import set_telephone
from huiyin_web.papers.models import PaperText, PlaceLanguages, PlaceTelephone
from huiyin_web.papers.queries.texts import versions_of
from support import cast
from support.cases import AT
from support.windows import TODAY, province

NOTICE = Wording("公示", "{village}\n{begins} {ends}\n\n{list}")
TIBETAN = Wording("གསལ་བསྒྲགས།", "གྲོང་ཚོ། {village}\nཚེས་གྲངས། {begins} {ends}\n\n{list}")


def languages(*codes: str, at_place: str = cast.PREFECTURE, by: Actor | None = None) -> PlaceLanguages:
    """Say which languages a place uses."""
    return declare_languages(place_code=at_place, languages=codes, by=by or province(), at=AT)


def telephone(number: str, *, at_place: str = cast.COUNTY, at: datetime = AT) -> PlaceTelephone:
    """Say which telephone the notices of a place name."""
    return set_telephone(place_code=at_place, number=number, by=province(), at=at)


def text(
    place_code: str = cast.PREFECTURE, kind: str = "notice", language: str = "zh-Hans", *, wording: Wording = NOTICE,
    since: date = TODAY, after: int | None = None, by: Actor | None = None,
) -> PaperText:  # fmt: skip
    """Put a text in force, by somebody who has seen the last version if nothing else is said."""
    which = (place_code, kind, language)
    seen = versions_of(*which).count() if after is None else after
    return put_in_force(which=which, wording=wording, since=since, after=seen, by=by or province(), at=AT)
