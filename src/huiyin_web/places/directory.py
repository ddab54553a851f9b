"""Names of places and organisations: `access`, below this room, asks through what is registered with it at start-up."""

from collections.abc import Collection
from datetime import date

from huiyin.kernel.places import ancestors, level_of
from huiyin.kernel.text import Text
from huiyin_web.places.models import Organisation, Place
from huiyin_web.places.queries import place_names, places_within, valid_on
from huiyin_web.places.successions import codes_reached, succession_around

_LIES_IN = Text("{name}, {above}", "{name}（{above}）")


class PlaceDirectory:
    """Answers `access.directory`."""

    def names(self, codes: Collection[str]) -> dict[str, Text]:
        """Give the names of those of these places that there are."""
        return place_names(codes)

    def valid(self, codes: Collection[str], on: date) -> set[str]:
        """Give those of these places that there are on a day."""
        return set(Place.objects.filter(valid_on(on), pk__in=codes).values_list("pk", flat=True))

    def below(self, code: str) -> dict[str, Text]:
        """Give the places of the present directly below one, by code."""
        level = level_of(code).below
        return places_within(code, level) if level else {}

    def within(self, code: str, most: int) -> dict[str, Text]:
        """Give the places of the present within one, level by level; each says what it lies in."""
        above, found, level = place_names([code]), dict[str, Text](), level_of(code).below
        while level and len(below := places_within(code, level)) + len(found) <= most:
            found |= {
                one: _LIES_IN.fill(name=name, above=above[up]) if (up := _above(one)) in above else name
                for one, name in below.items()
            }
            above, level = below, level.below
        return found

    def reached(self, codes: Collection[str], on: date) -> set[str]:
        """Give the codes under which whoever reaches these places finds what is theirs, in any year."""
        return codes_reached(codes, on)

    def codes_of(self, codes: Collection[str], on: date) -> dict[str, tuple[str, ...]]:
        """Give the codes that each of these places had by a day, the latest last."""
        known = succession_around(codes)
        return {code: known.codes_of(code, on) for code in codes}

    def organisations(self, numbers: Collection[str]) -> dict[str, Text]:
        """Give the names of those of these organisations that there are, by number."""
        rows = Organisation.objects.filter(pk__in=numbers).values_list("number", "name", "name_en")
        return {number: Text(english or name, name) for number, name, english in rows}

    def served(self, numbers: Collection[str]) -> dict[str, str]:
        """Give the places that these organisations serve, by number: where each of them lies."""
        rows = Organisation.objects.filter(pk__in=numbers).values_list("number", "place_code")
        return {number: code for number, code in rows if code}


def _above(code: str) -> str:
    return next(reversed(ancestors(code)), "")
