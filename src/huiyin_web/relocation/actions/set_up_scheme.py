"""Set up a scheme of relocation; whoever does so manages it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.relocation import decide_scheme
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.evidence.subjects import row_of
from huiyin_web.places.queries import place_or_404
from huiyin_web.relocation.actions._keeping import need_allowed, next_serial
from huiyin_web.relocation.models import Origin, Scheme


@dataclass(frozen=True, slots=True)
class Terms:
    """What a scheme is.

    Attributes:
        title: its name.
        kind: a key of the register's kinds of relocation.
        place_code: the place of the new houses.
        origins: the codes of the villages that it takes people from.
        houses: how many houses there will be.
        project: the number of the project that pays for it, such as `P-2016-0417`; empty for none.
        year: the year whose plan it belongs to; that of the day for none.
    """

    title: str
    kind: str
    place_code: str
    origins: tuple[str, ...]
    houses: int
    project: str = ""
    year: int | None = None


@transaction.atomic
def set_up_scheme(*, terms: Terms, by: Actor, at: datetime) -> Scheme:
    """Set up a scheme for a site and villages in reach.

    Who: provincial, prefecture and county offices; whoever sets it up manages it and records no household's consent.
    Rule: `huiyin.followup.relocation.decide_scheme`.
    Recorded: `relocation.scheme.set_up`.

    Raises:
        NotAllowedError, NotFoundError: their role sets up none, or a place or the project is out of reach.
        RelocationRefusedError: something stands against it.
    """
    by.need(May.MANAGE_RELOCATION)
    need_allowed(decide_scheme(title=terms.title, origins=terms.origins, houses=terms.houses))
    for code in {terms.place_code, *terms.origins}:
        place_or_404(by, code)
    row = new_scheme(terms, serial=next_serial(_year(terms, day_of(at))), by=by, at=at)
    row.project = row_of(by, "project", terms.project)
    row.save()
    Origin.objects.bulk_create(Origin(scheme=row, place_code=code) for code in sorted(set(terms.origins)))
    audit.record(
        "relocation.scheme.set_up", by=by, at=at, subject=f"scheme:{row.pk}", place_code=row.place_code,
        detail={"number": row.number, "title": row.title, "houses": row.houses, "from": sorted(set(terms.origins))},
    )  # fmt: skip
    return row


def new_scheme(terms: Terms, *, serial: int, by: Actor, at: datetime) -> Scheme:
    """Give the row of a scheme under a number; it is not saved."""
    on = day_of(at)
    return Scheme(
        year=_year(terms, on), serial=serial, title=terms.title.strip(), kind=terms.kind, place_code=terms.place_code,
        office=by.office, houses=terms.houses, on=on, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip


def _year(terms: Terms, on: date) -> int:
    return terms.year or on.year
