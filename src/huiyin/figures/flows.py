"""Flows between two states: two stacked bars, a band for each flow as wide as it is, inside the bars or out of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any, Final

import altair as alt

from huiyin.figures import theme
from huiyin.figures.figure import Column, Figure, Key, Table, once_each
from huiyin.figures.units import Unit
from huiyin.kernel.text import Language, Text

_BANDS: Final = alt.NamedData(name="bands")
_BARS: Final = alt.NamedData(name="bars")
_FLOW: Final = Text("Flow", "流向")
_KEY: Final = Text("{name}: {value}", "{name}：{value}")
_DESCRIPTION: Final = Text("{flows}.", "{flows}。")
_STEPS: Final = 24  # points of a band's curve
_THICK: Final = 0.04  # of a bar, where the width is 1
_COLOURS: Final = (
    theme.SEQUENTIAL[3], theme.ACCENT, theme.QUIET, theme.SEQUENTIAL[5], theme.SEQUENTIAL[2], theme.SEQUENTIAL[4],
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow: how much of it began inside the group that the figure is about, and whether it ends inside."""

    name: Text
    value: float
    began: bool
    ends: bool


def flows(
    found: Sequence[Flow], *, title: Text, measure: Text, unit: Unit, ends: tuple[Text, Text], width: int, height: int
) -> Figure:
    """Draw who stayed in a group, left it and came to it between two times; flows of nobody are left out.

    Args:
        found: the flows, each name once; those inside at an end are stacked in the order given.
        title: what the figure is about.
        measure: the name of the value.
        unit: its unit.
        ends: what the group is called before and after, with its number, written beside its bars.
        width: of the plot, in pixels.
        height: of the plot, in pixels.

    Raises:
        SeveralTimesError: two flows have one name.
    """
    shown = tuple(one for one in found if one.value > 0)
    once_each([one.name.en for one in found])
    colours = dict(zip((one.name.en for one in found), cycle(_COLOURS), strict=False))
    chart = _Flows(shown, colours, unit, ends, width, height)
    said = [_KEY.fill(name=one.name, value=unit.text(one.value)) for one in shown]
    return Figure(
        title=title,
        description=_DESCRIPTION.fill(flows=Text.join(said, "; ", "；")),
        table=Table((Column(_FLOW), Column(measure, unit)), tuple((one.name, one.value) for one in shown)),
        attribution=None,
        keys=tuple(Key(label, colours[one.name.en]) for label, one in zip(said, shown, strict=True)),
        layers=chart.layers,
    )


@dataclass(frozen=True, slots=True)
class _Flows:
    """What the figure is drawn from."""

    shown: tuple[Flow, ...]
    colours: dict[str, str]
    unit: Unit
    ends: tuple[Text, Text]
    width: int
    height: int

    def layers(self, language: Language) -> dict[str, Any]:
        """Lay the bands, the bars upon their ends and the names beside the bars."""
        rows = [row for at, one in enumerate(self.shown) for row in self._band(at, one, language)]
        x = alt.X("x:Q").scale(domain=[0, 1], nice=False).axis(None)
        top = max((row["to"] for row in rows), default=1.0)
        y = alt.Y("from:Q").scale(domain=[0, top], nice=False).axis(None)
        bands = alt.Chart(_BANDS).encode(
            x=x, y=y, y2="to:Q", detail="flow:N", fill=alt.Fill("colour:N").scale(None), description="says:N",
            tooltip=[alt.Tooltip("says:N", title=_FLOW.say(language))],
        )  # fmt: skip
        bars = alt.Chart(_BARS).encode(x=x, x2="right:Q", y=y, y2="to:Q")
        names = alt.Chart(_BARS).encode(x=alt.X("at:Q"), y=alt.Y("middle:Q"), text="says:N")
        chart = alt.layer(
            bands.mark_area(opacity=0.75),
            bars.mark_rect(fill=theme.INK, aria=False),
            names.transform_filter("datum.at < 0.5").mark_text(align="left", aria=False, fontWeight="bold"),
            names.transform_filter("datum.at > 0.5").mark_text(align="right", aria=False, fontWeight="bold"),
        )
        datasets = {_BANDS.name: rows, _BARS.name: self._bars(language)}
        return chart.properties(width=self.width, height=self.height, datasets=datasets).to_dict(validate=False)

    def _stack(self, flow: int, *, before: bool) -> float:
        """Give where a flow begins in the stack of an end: those inside below, those outside above a gap."""

        def inside(one: Flow) -> bool:
            return one.began if before else one.ends

        own, gap = self.shown[flow], 0.06 * sum(one.value for one in self.shown)
        below = [one for at, one in enumerate(self.shown) if at < flow and inside(one) == inside(own)]
        under = sum(one.value for one in below)
        return under if inside(own) else under + gap + sum(one.value for one in self.shown if inside(one))

    def _band(self, at: int, flow: Flow, language: Language) -> list[dict[str, Any]]:
        """Give the points of a band: level at both ends, and a smooth way between."""
        begins, ends = self._stack(at, before=True), self._stack(at, before=False)
        says = _KEY.fill(name=flow.name, value=self.unit.text(flow.value)).say(language)
        rows = []
        for step in range(_STEPS + 1):
            along = step / _STEPS
            bottom = begins + (ends - begins) * along * along * (3 - 2 * along)
            rows.append({
                "flow": flow.name.say(language), "x": round(along, 4), "from": round(bottom, 3),
                "to": round(bottom + flow.value, 3), "colour": self.colours[flow.name.en], "says": says,
            })  # fmt: skip
        return rows

    def _bars(self, language: Language) -> list[dict[str, Any]]:
        """Give the group's bar at each end."""
        found = []
        for before, end, left in ((True, self.ends[0], 0.0), (False, self.ends[1], 1 - _THICK)):
            value = sum(one.value for one in self.shown if (one.began if before else one.ends))
            found.append({
                "x": left, "right": left + _THICK, "from": 0, "to": value, "middle": value / 2,
                "at": _THICK + 0.02 if before else 1 - _THICK - 0.02,
                "says": end.say(language),
            })  # fmt: skip
        return found
