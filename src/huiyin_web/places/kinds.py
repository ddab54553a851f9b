"""The kinds of file of this app, and what the import engine must know of places."""

from huiyin.records.romanising import with_english_names
from huiyin.records.sheets import FACILITIES, ORGANISATIONS, PLACES, POOR_PLACES, STATISTICS
from huiyin_web.imports.kinds import ImportKind, register_places
from huiyin_web.imports.kinds import register as register_kind
from huiyin_web.places.models import (
    Facility,
    FacilityHistory,
    Organisation,
    Place,
    PoorPlace,
    PoorPlaceHistory,
    Statistic,
)
from huiyin_web.places.queries import place_book


def register() -> None:
    """Register divisions, organisations, statistics, facilities and the list of the poor, and who knows the places."""
    register_kind(ImportKind(PLACES, Place, place="code", computed=with_english_names, provincial=True))
    register_kind(ImportKind(ORGANISATIONS, Organisation, place="place_code"))
    register_kind(ImportKind(STATISTICS, Statistic, place="place_code", provincial=True))
    register_kind(
        ImportKind(
            FACILITIES,
            Facility,
            place="village_code",
            history=FacilityHistory,
            history_id="facility_id",
            closed_by="year",
        )
    )
    register_kind(
        ImportKind(
            POOR_PLACES, PoorPlace, place="place_code", history=PoorPlaceHistory, history_id="poor_place_id",
            deciding=frozenset({"listed_year", "exited_on"}), provincial=True,
        )
    )  # fmt: skip
    register_places(place_book)
