"""The measurement page: years, a place, a statistic and a line are chosen; chart, table and definition follow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from huiyin.kernel.canonical import content_hash
from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table
from huiyin_web.overview.measurement_page import Choice, Choices, LineChoice, MeasurementPage
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.choosing import place_choices
from huiyin_web.overview.queries.frozen import Frozen, FrozenYear
from huiyin_web.overview.queries.line import HIGHEST, LOWEST, STEP, Line, statutory_line
from huiyin_web.overview.queries.measured import Asked, Measured, measured
from huiyin_web.overview.queries.measured_pictures import pictures_of
from huiyin_web.overview.queries.measured_tables import table_of
from huiyin_web.overview.queries.measured_words import facts_of, lead_of
from huiyin_web.overview.queries.offered import DEFAULT, OFFERED, Offered, Source
from huiyin_web.overview.queries.survey import LEVELS, Survey
from huiyin_web.places.queries import place_or_404, places_within
from huiyin_web.places.successions import succession_around

_TITLE = Text("Measurement", "测算")
_GROUPS = {
    Source.REGISTER: Text("Register, counted", "台账（全数统计）"),
    Source.SURVEY: Text("Household survey, estimated", "住户调查（抽样估计）"),
}
_NOT_FROZEN = Text("No year is frozen yet; what is measured will stand here.", "尚未冻结任何年度；冻结后在此测算。")
_TOO_SMALL = Text(
    "The survey is drawn for provinces, prefectures and counties; it says nothing of smaller places. Choose one of "
    "those, or a statistic of the register.",
    "住户调查只对省、市州、县有代表性，不能推算更小的地区。请选择县及以上地区，或选择台账统计量。",
)
_TOO_FEW = Text(
    "In a township or a village a line of one's own would show what single households have: it is for those who may "
    "see them. Choose a county or a larger place, or the statutory line.",
    "乡镇、村户数少，自选贫困线会显出个别农户的收入，仅限可查看农户的人员使用。请选择县及以上地区，或采用法定贫困线。",
)
# A province is looked at by its counties, as everywhere.
_LOWER = {Level.PROVINCE: Level.COUNTY}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was asked for; years ascending, none for the latest; `own` is a line of one's own."""

    years: tuple[int, ...] = ()
    place: str | None = None
    what: Offered = DEFAULT
    own: int | None = None

    def address(self) -> str:
        """Give the address of the same choice, to which a place is still to be added."""
        asked: list[tuple[str, object]] = [("year", year) for year in self.years]
        asked += [("statistic", self.what.key)]
        asked += [("by", "own"), ("line", self.own)] if self.own else []
        return f"{reverse('overview:measurement')}?{urlencode(asked)}&place="


def offered(survey: Survey | None) -> list[str]:
    """Give the keys of what can be measured in this installation."""
    return [key for key, one in OFFERED.items() if survey or one.source is Source.REGISTER]


def measurement_page(*, actor: Actor, known: Frozen, survey: Survey | None, chosen: Chosen) -> MeasurementPage:
    """Measure a place, the actor's own where none is named.

    Raises:
        NotAllowedError: the role sees no figures, or may not choose a line.
        NotFoundError: the place is out of reach.
    """
    actor.need(May.SEE_FIGURES)
    if chosen.own is not None:
        actor.need(May.CHOOSE_LINE)
    if not known.every:
        return _without(_NOT_FROZEN, Choices((), (), {}, None))
    years = chosen.years or (known.years[0],)
    code = chosen.place or placing.own_place(actor, years[-1])
    if code is None:
        return _without(placing.no_area(actor), Choices((), (), {}, None))
    name = place_or_404(actor, code).name
    chosen = Chosen(years, code, chosen.what, chosen.own)
    choices = _choices(actor, known, survey, chosen)
    if chosen.what.source is Source.SURVEY and level_of(code) not in LEVELS:
        return _without(_TOO_SMALL, choices)
    if chosen.own is not None and level_of(code) not in LEVELS and not actor.may(May.SEE_HOUSEHOLDS):
        return _without(_TOO_FEW, choices)
    shown = tuple(year for year in reversed(known.every) if year.year in years)
    address = chosen.address()
    of = _measured(
        Asked(chosen.what, Line(chosen.own), survey), code, name, shown, lambda place: address + place,
        opens=actor.may(May.SEE_HOUSEHOLDS),
    )  # fmt: skip
    return MeasurementPage(
        title=of.title,
        lead=lead_of(of),
        crumbs=(Crumb(_TITLE),),
        choices=choices,
        name=f"huiyin-{code}-{'-'.join(map(str, years))}-{chosen.what.key}",
        pictures=pictures_of(of),
        table=table_of(of),
        facts=facts_of(of),
        made_up=known.made_up,
        stamp=_stamp(chosen, shown, survey),
    )


def refused_page(*, actor: Actor, known: Frozen, survey: Survey | None, errors: tuple[str, ...]) -> MeasurementPage:
    """Give the page of an address that cannot be read: what is wrong, and the choices to begin anew with.

    Raises:
        NotAllowedError: the role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    place = placing.own_place(actor, known.years[0]) if known.every else None
    if place is None:
        return _without(_NOT_FROZEN if not known.every else placing.no_area(actor), Choices((), (), {}, None))
    choices = _choices(actor, known, survey, Chosen(known.years[:1], place))
    return MeasurementPage(_TITLE, Text("", ""), (Crumb(_TITLE),), choices, errors=errors)


def measurement_files(page: MeasurementPage) -> Mapping[str, Callable[[], Export]]:
    """Give the table as a file."""
    return {"values": partial(_export, page, page.table)} if page.table else {}


def _export(page: MeasurementPage, table: Table) -> Export:
    definition = Text.join([Text(f"{one.en}: {two.en}", f"{one.zh}：{two.zh}") for one, two in page.facts], " ", "")
    return export_of(table, name=page.name, about=About(table.title, page.title, definition, page.stamp))


def _measured(
    asked: Asked, code: str, name: Text, years: Sequence[FrozenYear], leads: Callable[[str], str], *, opens: bool
) -> Measured:
    lower = _LOWER.get(level_of(code), level_of(code).below)
    if asked.what.source is Source.SURVEY and lower not in LEVELS:
        lower = None
    names = places_within(code, lower, year=years[-1].year) if lower else {}
    succession = succession_around([code, *names])
    return measured(asked, code, name, names, succession=succession, years=years, leads=leads, opens=opens)


def _stamp(chosen: Chosen, years: Sequence[FrozenYear], survey: Survey | None) -> str:
    """Name all that a picture follows from: the choice and what it is measured in."""
    of = survey.stamp if survey and chosen.what.source is Source.SURVEY else ""
    return content_hash([f"{chosen.address()}{chosen.place}", [year.hash for year in years], of])


def _choices(actor: Actor, known: Frozen, survey: Survey | None, chosen: Chosen) -> Choices:
    latest = chosen.years[-1]
    keys = [OFFERED[key] for key in offered(survey)]
    line = None
    if actor.may(May.CHOOSE_LINE):
        value = chosen.own or round(statutory_line(latest) or LOWEST)
        line = LineChoice(chosen.own is not None, value, LOWEST, HIGHEST, STEP)
    return Choices(
        years=tuple(
            Choice(str(year), Text(f"{year}", f"{year} 年"), year in chosen.years) for year in reversed(known.years)
        ),
        places=place_choices(actor, chosen.place or "", latest),
        statistics={
            label: tuple(Choice(one.key, one.named(latest), one == chosen.what) for one in keys if one.source is source)
            for source, label in _GROUPS.items()
            if any(one.source is source for one in keys)
        },
        line=line,
    )


def _without(why: Text, choices: Choices) -> MeasurementPage:
    return MeasurementPage(_TITLE, Text("", ""), (Crumb(_TITLE),), choices, empty=why)
