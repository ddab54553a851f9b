"""Say which telephone the notices of a place name."""

import re
from datetime import datetime

from django.db import transaction

from huiyin.rules.publicity import personal_in
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.papers.errors import TelephoneRefusedError
from huiyin_web.papers.models import PlaceTelephone
from huiyin_web.places.queries import place_or_404

_LINE = re.compile(r"\+?[0-9][0-9 ()-]{3,28}[0-9]")


@transaction.atomic
def set_telephone(*, place_code: str, number: str, by: Actor, at: datetime) -> PlaceTelephone:
    """Say the office's telephone at a place and below it; none: that of the place above.

    Who: the offices of a county and above, in their reach.

    Raises:
        NotAllowedError: their role edits no papers.
        NotFoundError: the place is not there, or out of reach.
        TelephoneRefusedError: it is no telephone, or somebody's own.
    """
    by.need(May.EDIT_PAPERS)
    place_or_404(by, place_code)
    said = number.strip()
    if said and (not _LINE.fullmatch(said) or personal_in(said)):
        raise TelephoneRefusedError(number=said)
    made = PlaceTelephone.objects.create(place_code=place_code, number=said, at=at, by_key=by.key, by_name=by.name)
    audit.record(
        "papers.telephone.set", by=by, at=at, subject=f"place_telephone:{place_code}", place_code=place_code,
        detail={"number": said},
    )  # fmt: skip
    return made
