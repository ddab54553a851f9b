"""The register's years to come: how many will be poor, who will have left, and how likely a target is.

`forecast(*register_of(years), until=2020)` learns from the register's own
movements and says how unsure it is.
"""

from huiyin.planning.forecast.errors import HistoryError, UnknownPlaceError
from huiyin.planning.forecast.forecasting import forecast
from huiyin.planning.forecast.history import Flow, Moved, Standing
from huiyin.planning.forecast.reading import register_of
from huiyin.planning.forecast.results import CONFIDENCE, FORECAST_SCHEMA, Forecast
from huiyin.planning.forecast.span import Span, span
from huiyin.planning.forecast.spread import Expected, Spread
from huiyin.planning.forecast.walking import WhatIf
from huiyin.planning.forecast.words import Outlook, outlook

__all__ = [
    "CONFIDENCE",
    "FORECAST_SCHEMA",
    "Expected",
    "Flow",
    "Forecast",
    "HistoryError",
    "Moved",
    "Outlook",
    "Span",
    "Spread",
    "Standing",
    "UnknownPlaceError",
    "WhatIf",
    "forecast",
    "outlook",
    "register_of",
    "span",
]
