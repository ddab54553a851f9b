"""Register a cooperative, a firm, or the start-up of a household."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup import industry
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions._keeping import lay_signs, need, note
from huiyin_web.industry.errors import NoHouseholdError, SameFirmError
from huiyin_web.industry.models import Firm
from huiyin_web.places.queries import place_or_404
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach


@dataclass(frozen=True, slots=True)
class Terms:
    """A firm as it is registered.

    Attributes:
        name: what it is called.
        kind, branch: keys of the library's lists.
        place_code: where it works.
        since: since when it is there.
        founder: the office number of the household that started it; empty but for a start-up.
    """

    name: str
    kind: str
    branch: str
    place_code: str
    since: date
    founder: str = ""


@transaction.atomic
def register_firm(*, terms: Terms, by: Actor, at: datetime) -> Firm:
    """Register a firm.

    Who: counties and townships, at places in their reach.
    Rule: `huiyin.followup.industry.register`; one of a name at a place.
    Recorded: `industry.firm.registered`.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or the place is out of reach.
        IndustryRefusedError: something stands against it, with every reason.
        NoHouseholdError, SameFirmError: no such household in reach; a firm of this name is there.
    """
    by.need(May.KEEP_INDUSTRY)
    place_or_404(by, terms.place_code)
    need(
        industry.register(
            name=terms.name, kind=terms.kind, has_founder=bool(terms.founder), since=terms.since, on=day_of(at)
        )
    )
    name = terms.name.strip()
    if Firm.objects.filter(name=name, place_code=terms.place_code).exists():
        raise SameFirmError(name=name)
    row = Firm.objects.create(
        name=name, kind=terms.kind, branch=terms.branch, place_code=terms.place_code, since=terms.since,
        founder=founder_of(by, terms.founder), changed_at=at, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    lay_signs([row], day_of(at))
    note("firm.registered", f"firm:{row.pk}", row.place_code, by=by, at=at, name=name, kind=row.kind)
    return row


def founder_of(by: Actor, number: str) -> Household | None:
    """Give the household of a number; none where none is given.

    Raises:
        NoHouseholdError: none in reach has it.
    """
    if not number:
        return None
    found = households_in_reach(by).filter(office_number=number).first()
    if found is None:
        raise NoHouseholdError(number=number)
    return found
