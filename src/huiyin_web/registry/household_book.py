"""Where households lie: `access`, below this room, asks through what is registered with it at start-up."""

from collections.abc import Collection

from huiyin_web.access.household_book import KnownHousehold
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import REMOVED

_COLUMNS = ("pk", "office_number", "village_code", "status")


class RegisteredHouseholds:
    """Answers `access.household_book`."""

    def numbered(self, number: str) -> KnownHousehold | None:
        """Give the household with this office number."""
        row = Household.objects.filter(office_number=number).values_list(*_COLUMNS).first()
        return _known(*row) if row else None

    def known(self, ids: Collection[int]) -> dict[int, KnownHousehold]:
        """Give those of these households that there are, by id."""
        rows = Household.objects.filter(pk__in=list(ids)).values_list(*_COLUMNS)
        return {row[0]: _known(*row) for row in rows}


def _known(number: int, office_number: str, village_code: str, status: str) -> KnownHousehold:
    return KnownHousehold(number, office_number, village_code, is_removed=status == REMOVED)
