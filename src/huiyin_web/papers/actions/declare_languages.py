"""Say which languages a place uses."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from huiyin.rules.papers import LANGUAGES
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.papers.errors import LanguageRefusedError
from huiyin_web.papers.models import PlaceLanguages
from huiyin_web.places.queries import place_or_404


@transaction.atomic
def declare_languages(*, place_code: str, languages: Sequence[str], by: Actor, at: datetime) -> PlaceLanguages:
    """Say in which languages papers are printed at a place and below it; none: as the place above says.

    Who: the offices of a county and above, in their reach.

    Raises:
        NotAllowedError: their role edits no papers.
        NotFoundError: the place is not there, or out of reach.
        LanguageRefusedError: no paper is set in one of them.
    """
    by.need(May.EDIT_PAPERS)
    place_or_404(by, place_code)
    known = [code for code, one in LANGUAGES.items() if one.has_papers]
    for code in languages:
        if code not in known:
            raise LanguageRefusedError(code=code, codes=", ".join(known))
    said = " ".join(code for code in known if code in languages)
    made = PlaceLanguages.objects.create(
        place_code=place_code, languages=said, at=at, by_key=by.key, by_name=by.name
    )  # fmt: skip
    audit.record(
        "papers.languages.declared", by=by, at=at, subject=f"place_languages:{place_code}", place_code=place_code,
        detail={"languages": said},
    )  # fmt: skip
    return made
