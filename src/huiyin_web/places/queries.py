"""Read divisions and yearly statistics."""

from collections.abc import Iterable
from decimal import Decimal

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.places.models import Place, Statistic


def place_names(codes: Iterable[str]) -> dict[str, Text]:
    """Give the names of places, by code; a place without an English name is called by its own in both languages."""
    rows = Place.objects.filter(code__in=list(codes)).values_list("code", "name", "name_en")
    return {code: Text(english or name, name) for code, name, english in rows}


def codes_of_level(level: Level) -> list[str]:
    """Give the codes of the places of a level that exist today, in order."""
    return list(
        Place.objects.filter(level=level, valid_to__isnull=True).order_by("code").values_list("code", flat=True)
    )


def statistics_of(indicator: str, year: int) -> dict[str, tuple[Decimal, str]]:
    """Give one indicator's figures of a year with their sources, by place code."""
    rows = Statistic.objects.filter(indicator=indicator, year=year).values_list("place_code", "value", "source")
    # Through the shortest decimal that means the same float: 97.3 stays 97.3.
    return {code: (Decimal(repr(value)), source) for code, value, source in rows}
