"""Which telephone the notices of a place name: what the nearest place says, itself first."""

from dataclasses import dataclass

from huiyin_web.papers.models import PlaceTelephone
from huiyin_web.papers.queries.languages import nearest


@dataclass(frozen=True, slots=True)
class Telephone:
    """A telephone and the place that says so; empty and nobody where no place does."""

    number: str
    place_code: str


def telephone_at(code: str) -> Telephone:
    """Give the telephone of a place's office, or of the nearest above it."""
    places = nearest(code)
    rows = PlaceTelephone.objects.filter(place_code__in=places).order_by("pk")
    said = dict(rows.values_list("place_code", "number"))
    return next((Telephone(said[one], one) for one in places if said.get(one)), Telephone("", ""))
