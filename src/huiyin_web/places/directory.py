"""Names of places for the rooms below this one: `access` asks through what is registered with it at start-up."""

from collections.abc import Collection

from huiyin.kernel.places import level_of
from huiyin.kernel.text import Text
from huiyin_web.places.queries import place_names, places_within


class PlaceDirectory:
    """Answers `access.directory`."""

    def names(self, codes: Collection[str]) -> dict[str, Text]:
        """Give the names of those of these places that there are."""
        return place_names(codes)

    def below(self, code: str) -> dict[str, Text]:
        """Give the places of the present directly below one, by code."""
        level = level_of(code).below
        return places_within(code, level) if level else {}
