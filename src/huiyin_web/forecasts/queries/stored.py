"""Find stored forecasts, and their places."""

from collections.abc import Collection, Iterable

from huiyin.kernel.text import Text
from huiyin.planning.forecast import Spread
from huiyin_web.core.errors import NotFoundError
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.forecasts.queries.questions import Question

_FORECAST = Text("This forecast", "该预测")
Places = dict[str, dict[int, Walked]]


def in_force(year: int | None = None) -> Forecast | None:
    """Give the forecast in force from the end of a year on; the latest where none is named."""
    rows = Forecast.objects.filter(base__isnull=True, superseded=False).order_by("-base_year")
    return (rows if year is None else rows.filter(base_year=year)).first()


def forecast_or_404(number: int) -> Forecast:
    """Give a forecast by its id, also one that was superseded; no answer to a question.

    Raises:
        NotFoundError: there is none.
    """
    row = Forecast.objects.filter(pk=number, base__isnull=True).first()
    if row is None:
        raise NotFoundError(what=_FORECAST)
    return row


def answer_to(base: Forecast, question: Question) -> Forecast | None:
    """Give the answer that was found to a question; none where nobody asked."""
    return base.questions.filter(exits=question.exits, returns=question.returns).first()


def places_of(row: Forecast, codes: Collection[str], years: Iterable[int]) -> Places:
    """Give what a forecast says of places in some years, by place and year."""
    return _by_place(Walked.objects.filter(forecast=row, year__in=list(years), place_code__in=list(codes)))


def places_in_force(codes: Collection[str], years: Collection[int]) -> Places:
    """Give what the latest forecast in force says of places, in one query with the forecast itself.

    Args:
        codes: the places.
        years: of which years; all of the forecast where none is named.
    """
    there = Walked.objects.filter(forecast__base__isnull=True, forecast__superseded=False, place_code__in=list(codes))
    rows = there.filter(year__in=list(years)) if years else there
    return _by_place(rows.select_related("forecast").order_by("forecast__base_year", "year"))


def _by_place(rows: Iterable[Walked]) -> Places:
    found: Places = {}
    for row in rows:
        found.setdefault(row.place_code, {})[row.year] = row
    return found


def poor_spread(row: Walked) -> Spread:
    """Give all walks of the poor."""
    return Spread.unpacked(bytes(row.poor_walks))


def lifted_spread(row: Walked) -> Spread:
    """Give all walks of who has left."""
    return Spread.unpacked(bytes(row.lifted_walks))
