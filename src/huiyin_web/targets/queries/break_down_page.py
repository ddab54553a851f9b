"""The page on which a target is handed down: by rule, then by hand, with what the parts make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from huiyin.followup.commitments import UNITS
from huiyin.kernel.text import Text
from huiyin.planning import plans as library
from huiyin.planning.plans import PlanIndicator
from huiyin.planning.targets import Kind, Reconciled, at_equal_rate, in_proportion
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Figure, Unit
from huiyin_web.core.parts import Crumb
from huiyin_web.places.offices import office_names
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.pages import BreakDownPage, PartShown
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.counted import Years, years_for
from huiyin_web.targets.queries.parts import by_name, parts_of, places_below, reconciled
from huiyin_web.targets.queries.plan_page import TITLE, address
from huiyin_web.targets.queries.stored import exactly, hundredths, indicator_of, target_or_404
from huiyin_web.targets.queries.wording import shown, written

_TITLE = Text("Break down: {what}, {office}, {year}", "目标分解：{what}，{office}，{year} 年")
_LEAD = Text(
    "{wanted} are to be handed down. Fill in by a rule, then change by hand; the gap is shown when it is saved, and "
    "nothing binds before it is issued.",
    "待分解 {wanted}。可先按规则填入，再手工调整；保存后显示缺口，下达之前不生效。",
)
PROPORTION, RATE = "proportion", "rate"
_RULES = {
    PROPORTION: Text("in proportion to what is counted", "按统计数比例分解"),
    RATE: Text("at an equal rate of change", "按同一变动率分解"),
}
_WEIGHED = {
    "figure": Text("counted at the end of {year}", "{year} 年末台账统计数"),
    "statistic": Text("published for {year}", "{year} 年公布数"),
    "listed": Text("on the list when the year began", "年初名单内数量"),
}
_BY_HAND = Text("by hand only", "仅手工填写")
_NOTHING_COUNTED = Text(
    "Nothing is counted of these places by which it could be handed down. Fill the numbers in by hand.",
    "没有可据以分解的统计数，请手工填写。",
)
_WHOLE = Text("To be handed down", "待分解")
_MADE, _MADE_IS = Text("The parts make", "各地合计"), Text("Without what is kept back", "不含预留")
_MEAN_IS = Text("Their mean, weighted with the rural population", "按农村人口加权平均")
_KEPT, _KEPT_IS = Text("Kept back", "预留"), Text("Handed to nobody", "未分解到任何地方")
_GAP = Text("Gap", "缺口")
_GAP_IS = Text("What the parts promise less than the whole; below zero: more", "各地合计与总目标之差；负数为层层加码")


@dataclass(frozen=True, slots=True)
class Rule:
    """By what rule numbers are filled in, and what stays above: as the library writes it."""

    key: str
    reserve: Decimal


def break_down_page(
    *, actor: Actor, number: int, rule: Rule | None = None, sent: Mapping[str, str] | None = None
) -> BreakDownPage:
    """Give the page: with the parts as they are saved, as a rule would fill them in, or as somebody sent them.

    Raises:
        NotAllowedError, NotFoundError: it is not their office's target.
        TargetRefusedError, BreakDownError: the rule can't be applied.
    """
    row = target_or_404(actor, number)
    need_office(actor, row.office, May.SET_TARGETS)
    plan = library.plan_of(row.plan.key)
    indicator = plan.indicators[row.indicator]
    below, parts = places_below(row.place_code), list(parts_of(row))
    years = years_for([row.place_code, *below])
    weights = years.weights(indicator.shared_by, row.year or 0, below)
    ruled = by_rule(row, indicator, rule, years, below) if rule else {}
    kept = {part.place_code: part for part in parts}
    values = _values(indicator, kept, ruled, sent or {})
    found = reconciled(row, parts)
    office = office_names([row.office])[row.office]
    return BreakDownPage(
        id=row.pk,
        title=_TITLE.fill(what=indicator.label, office=office, year=row.year),
        lead=_LEAD.fill(wanted=shown(indicator, row.wanted)),
        crumbs=(
            Crumb(TITLE, reverse("targets:plans")),
            Crumb(plan.label, address(plan.key, row.year or plan.since.year, row.place_code)),
            Crumb(indicator.label.sentence(), reverse("targets:one", args=[row.pk])),
            Crumb(Text("Break down", "分解")),
        ),
        rules=tuple((key, _RULES[key]) for key in rules_for(indicator)),
        weighed=_weighed(indicator, years.before(row.year or 0)),
        parts=tuple(
            PartShown(
                code, name, written(hundredths(indicator, weights[code])) if code in weights else "--",
                values.get(code, ""), code in kept and kept[code].issued_on is not None,
            )
            for code, name in below.items()
        ),
        reserve=_plain(indicator, rule.reserve) if rule else _plain(indicator, exactly(indicator, row.reserve)),
        figures=tuple(_figures(row, indicator, found)) if parts else (),
        problems=by_name(found.problems, below) if parts else (),
        questions=by_name(found.questions, below) if parts else (),
        seen=row.entries.count(),
        saved=bool(parts),
        drafts=sum(part.issued_on is None for part in parts),
    )  # fmt: skip


def rules_for(indicator: PlanIndicator) -> tuple[str, ...]:
    """Give the rules by which targets of an indicator can be handed down."""
    if indicator.shared_by is None:
        return ()
    return (PROPORTION,) if indicator.kind.adds_up else (RATE,)


def by_rule(
    row: Target, indicator: PlanIndicator, rule: Rule, years: Years, below: Mapping[str, Text]
) -> dict[str, Decimal]:
    """Hand a target down by a rule.

    Raises:
        TargetRefusedError: nothing is counted of the places by which it could be.
        BreakDownError: the library refuses it.
    """
    weights = years.weights(indicator.shared_by, row.year or 0, below)
    wanted = exactly(indicator, row.wanted)
    if not weights or rule.key not in rules_for(indicator):
        raise TargetRefusedError(_NOTHING_COUNTED)
    if rule.key == PROPORTION:
        return in_proportion(wanted, weights, step=indicator.step, reserve=rule.reserve)
    own = years.weights(indicator.shared_by, row.year or 0, [row.place_code])
    now = _mean(row, weights, years) or own.get(row.place_code)
    if now is None:
        raise TargetRefusedError(_NOTHING_COUNTED)
    return at_equal_rate(wanted, now, weights, step=indicator.step)


def _mean(row: Target, weights: Mapping[str, Decimal], years: Years) -> Decimal | None:
    """Give the mean of what places have, weighted as their shares will be: so the parts at its rate make the whole."""
    bases = {code: years.base(row.year or 0, code) for code in weights}
    if indicator_of(row).kind is not Kind.SHARE or None in bases.values():
        return None
    every = sum(base or 0 for base in bases.values())
    return sum((weights[code] * (base or 0) for code, base in bases.items()), Decimal(0)) / every


def _values(
    indicator: PlanIndicator, kept: Mapping[str, Target], ruled: Mapping[str, Decimal], sent: Mapping[str, str]
) -> dict[str, str]:
    saved = {code: _plain(indicator, exactly(indicator, part.wanted)) for code, part in kept.items()}
    filled = {
        code: _plain(indicator, value)
        for code, value in ruled.items()
        if code not in kept or kept[code].issued_on is None
    }
    return saved | filled | dict(sent)


def _plain(indicator: PlanIndicator, value: Decimal) -> str:
    """Write a value as a field holds it: a share as percent, no separators, no idle zeros."""
    number = value * 100 if indicator.kind is Kind.SHARE else value
    return f"{number.normalize():f}"


def _weighed(indicator: PlanIndicator, year: int) -> Text:
    what = indicator.shared_by
    return _BY_HAND if what is None else _WEIGHED[what.table].fill(year=year)


def _figures(row: Target, indicator: PlanIndicator, found: Reconciled) -> Iterator[Figure]:
    share = indicator.kind is Kind.SHARE
    unit = Unit(UNITS.label_of(indicator.unit), places=2 if share else 0, factor=100 if share else 1)
    yield Figure(_WHOLE, float(exactly(indicator, row.wanted)), unit, indicator.clause.title)
    if found.made is None or found.gap is None:
        return
    yield Figure(_MADE, float(found.made - found.reserve), unit, _MEAN_IS if share else _MADE_IS)
    if not share:
        yield Figure(_KEPT, float(found.reserve), unit, _KEPT_IS)
    yield Figure(_GAP, float(found.gap), unit, _GAP_IS)
