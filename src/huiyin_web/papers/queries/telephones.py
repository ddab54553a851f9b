"""Which telephone the notices of a place name on a day: what the nearest place said by then, itself first."""

from dataclasses import dataclass
from datetime import date

from huiyin_web.papers.models import PlaceTelephone
from huiyin_web.papers.queries.languages import nearest


@dataclass(frozen=True, slots=True)
class Telephone:
    """A telephone and the place that says so; empty and nobody where no place does."""

    number: str
    place_code: str


def telephone_at(code: str, *, on: date) -> Telephone:
    """Give the telephone of a place's office on a day, or of the nearest above it; what was said later is not on it."""
    places = nearest(code)
    rows = PlaceTelephone.objects.filter(place_code__in=places, at__date__lte=on).order_by("pk")
    said = dict(rows.values_list("place_code", "number"))
    return next((Telephone(said[one], one) for one in places if said.get(one)), Telephone("", ""))
