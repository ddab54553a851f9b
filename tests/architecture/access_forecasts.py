"""Rows of the pages of forecasts."""

from collections.abc import Callable
from typing import Any

from architecture.access_words import (
    ANALYST,
    AUDITOR,
    COMMANDER,
    COUNTY,
    DEPARTMENT,
    FIGURES,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    People,
    Row,
)
from huiyin_web.forecasts.models import Check
from support import cast, forecasts

_WIDE = frozenset({PROVINCE, PREFECTURE, COMMANDER, SECRETARY, AUDITOR, DEPARTMENT, ANALYST})
ASKING = frozenset({PROVINCE, PREFECTURE, COUNTY, ANALYST})
Build = Callable[[People], dict[str, Any]]


def of(code: str, **more: Any) -> Build:
    def build(_people: People) -> dict[str, Any]:
        forecasts.stored(cast.PROVINCE, cast.COUNTY, cast.NEXT_COUNTY, cast.VILLAGE, cast.NEXT_VILLAGE)
        return {"code": code} | more

    return build


def compared(_people: People) -> dict[str, Any]:
    row = forecasts.stored(cast.VILLAGE)
    return {
        "number": Check.objects.create(
            forecast=row, year=2017, snapshot="d" * 64, level="village", measure="poor_persons", held=1, compared=2
        ).pk
    }


def question(_people: People) -> dict[str, Any]:
    number = forecasts.Forecast.objects.values_list("pk", flat=True).get()
    return {"forecast": number, "exits": "120", "returns": "100"}


def frozen(_people: People) -> dict[str, Any]:
    forecasts.frozen_years()
    return {}


FORECASTS = (
    Row("forecasts:list", "GET", {200: FIGURES}),
    Row("forecasts:make", "POST", {302: frozenset({PROVINCE})}, data=frozen),
    Row("forecasts:method", "GET", {200: FIGURES}),
    Row("forecasts:back_test", "GET", {200: FIGURES}),
    Row("forecasts:outside", "GET", {200: FIGURES}, args=compared),
    Row("forecasts:place", "GET", {200: FIGURES}, args=of(cast.VILLAGE), elsewhere=of(cast.NEXT_VILLAGE), whole=_WIDE),
    Row("forecasts:behind", "GET", {200: FIGURES}, args=of(cast.VILLAGE, year=2017), elsewhere=of(cast.NEXT_VILLAGE, year=2017), whole=_WIDE),
    Row("forecasts:ask", "POST", {302: ASKING}, args=of(cast.COUNTY), data=question, elsewhere=of(cast.NEXT_COUNTY), whole=_WIDE),
)  # fmt: skip
