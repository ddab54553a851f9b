"""Offices as a leading group addresses them: those below a place, its departments, its units."""

from huiyin.kernel.places import code_range, level_of, prefix_of
from huiyin_web.access.directory import place_served
from huiyin_web.core.clock import today
from huiyin_web.places.models import Organisation, Place
from huiyin_web.places.queries import valid_on

BELOW, DEPARTMENTS, UNITS, PARTNERS = "below", "departments", "units", "partners"
_KINDS = {DEPARTMENTS: "department", UNITS: "assisting_unit", PARTNERS: "eastern_partner"}


def place_of_office(office: str) -> str:
    """Give the place that an office serves; a poverty office is called by its place's own code."""
    return place_served(office) or office


def circle(of: str, name: str) -> list[str]:
    """Give the offices of a circle around a leading group: those directly below its place, or of a kind within it."""
    low, high = code_range(prefix_of(of))
    if name in _KINDS:
        rows = Organisation.objects.filter(kind=_KINDS[name], place_code__gte=low, place_code__lte=high)
        return list(rows.order_by("number").values_list("number", flat=True))
    places = Place.objects.filter(valid_on(today()), level=level_of(of).below, pk__gte=low, pk__lte=high)
    return list(places.order_by("pk").values_list("pk", flat=True))
