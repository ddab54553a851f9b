"""What forecasts are called in the audit log."""

from collections.abc import Collection

from django.urls import reverse

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.core.parts import Crumb
from huiyin_web.forecasts.models import Forecast
from huiyin_web.forecasts.queries.wording import named


def forecast_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give forecasts by the year from whose end on they look; they lead to the list of them to whoever sees it."""
    url = reverse("forecasts:list") if actor.may(May.SEE_FIGURES) else ""
    return {str(row.pk): Crumb(named(row), url) for row in Forecast.objects.filter(pk__in=numbers(keys))}
