"""Whether money went where the poor are: each place's share of it beside its share of the poor."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceShare:
    """A place.

    Attributes:
        fen, poor: its money and its registered poor.
        share, share_of_poor: of all money and of all poor, 0 to 1; none where there are none at all.
        per_poor: money for each of its poor, in fen; none where it has no poor.
    """

    place: str
    fen: int
    poor: int
    share: float | None
    share_of_poor: float | None
    per_poor: float | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How money lies beside the poor.

    Attributes:
        places: each place, the one that has least for each of its poor first, places without poor last.
        elsewhere: the share of the money that would have to move for every poor person to have the same: the index of
            dissimilarity (Duncan and Duncan 1955, American Sociological Review 20, 210-217); none without money
            or poor.
    """

    places: tuple[PlaceShare, ...]
    elsewhere: float | None


def spread(places: Mapping[str, tuple[int, int]]) -> Spread:
    """Compare the money of places with their poor.

    Args:
        places: by code, money in fen and registered poor persons.

    Example:
        >>> found = spread({"a": (600, 10), "b": (400, 30)})
        >>> [one.place for one in found.places], round(found.elsewhere, 3)
        (['b', 'a'], 0.35)
    """
    money, poor = (sum(one[at] for one in places.values()) for at in (0, 1))
    told = [
        PlaceShare(
            place, fen, persons, fen / money if money else None, persons / poor if poor else None,
            fen / persons if persons else None,
        )
        for place, (fen, persons) in places.items()
    ]  # fmt: skip
    told.sort(key=lambda one: (one.per_poor is None, one.per_poor or 0.0, one.place))
    apart = sum(abs((one.share or 0) - (one.share_of_poor or 0)) for one in told) / 2 if money and poor else None
    return Spread(tuple(told), apart)
