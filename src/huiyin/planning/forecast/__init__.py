"""The register's years to come: how many will be poor, who will have left, and how likely a target is.

`forecast(*register_of(years), until=2020)` learns from the register's own
movements and says how unsure it is.
"""

from huiyin.planning.forecast.errors import HistoryError, UnknownPlaceError
from huiyin.planning.forecast.forecasting import forecast
from huiyin.planning.forecast.history import Flow, Moved, Standing
from huiyin.planning.forecast.reading import register_of
from huiyin.planning.forecast.results import CONFIDENCE, FORECAST_SCHEMA, Expected, Forecast
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
    "Standing",
    "UnknownPlaceError",
    "WhatIf",
    "forecast",
    "outlook",
    "register_of",
]
