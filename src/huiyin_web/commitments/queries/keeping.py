"""How an office or the places below one keep their promises: the library's figures over what is stored."""

from collections.abc import Iterator
from datetime import date

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Sum, Value, When
from django.urls import reverse

from huiyin.followup.commitments import Closing, Facts, Kept, Outcome, State, closing, kept
from huiyin.kernel.places import Level, code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.pages import KeptPage
from huiyin_web.commitments.queries.listing import TITLE, AskedList
from huiyin_web.commitments.queries.rolling import Rolled, below, rolled_up
from huiyin_web.commitments.queries.stored import commitments_in_reach
from huiyin_web.core.amounts import SHARE, Figure, Unit
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_or_404

_LEAD = Text(
    "A promise counts as kept when it was delivered in full by the day on which it was first due and another office "
    "found it so. Putting the day off does not make it kept.",
    "在最初期限内足额完成并经其他单位核验的，计为兑现。延期不计为兑现。",
)
_DAYS = Unit(Text("days", "天"), places=1)
_COUNT = Unit(Text("commitments", "件"))
_RATIO = Text("Kept-promise ratio", "承诺兑现率")
_RATIO_IS = Text(
    "Kept among all that are judged ({judged}); 95% interval {low}% to {high}% (Wilson)",
    "已兑现 / 已有结论（{judged} 件）；95% 区间 {low}% 至 {high}%（Wilson）",
)
_NO_RATIO = Text("No promise is judged yet.", "尚无已有结论的承诺。")
_MEDIAN = Text("Closing time, median", "办结用时中位数")
_SLOWEST = Text("Closing time, slowest tenth", "办结用时第 90 百分位")
_CLOSING_IS = Text("From being given to being closed, {closed} closed", "自交办至办结，共办结 {closed} 件")
_SLIPPED = Text("Put off at least once", "曾延期")
_SLIPPED_IS = Text("Commitments whose day was put off, {slips} times in all", "曾延期的承诺，累计延期 {slips} 次")
_SHORT = Text("Given too short a term", "期限过短")
_SHORT_IS = Text(
    "Given by this office with less time than the class of the matter allows, of {many} that it gave",
    "由该单位交办、短于该类最短办理天数的事项；该单位共交办 {many} 件",
)
_OUTCOMES = Text("What became of them", "兑现情况")
_OUTCOME = {
    Outcome.KEPT: Text("kept", "按期兑现"),
    Outcome.LATE: Text("kept late", "逾期兑现"),
    Outcome.PARTLY: Text("kept in part", "部分兑现"),
    Outcome.BROKEN: Text("not kept", "未兑现"),
    Outcome.WAITING: Text("delivered, waits for its accepter", "已报请核验"),
    Outcome.NOT_DUE: Text("not due yet", "未到期"),
    Outcome.CALLED_OFF: Text("called off by who gave it", "交办方撤回"),
}
_OUTCOME_COLUMNS = (
    Column("outcome", Text("Outcome", "结果")),
    Column("count", Text("Commitments", "件数"), Kind.NUMBER, main=True),
)


def office_page(*, actor: Actor, office: str, by: str, on: date) -> KeptPage:
    """Give how an office keeps its promises, as far as the reader sees them, and the terms that it gives.

    Args:
        actor: who asks.
        office: the office.
        by: by what quantities are summed; by kind where it is no key of `ROLLS`.
        on: the day.

    Raises:
        NotAllowedError: their role sees no commitments.
    """
    reached = commitments_in_reach(actor)
    name = office_names([office])[office]
    gave = reached.filter(giver=office).aggregate(many=Count("pk"), short=Count("pk", filter=Q(is_short=True)))
    list_ = AskedList(view="all", giver=office, short="1").address()
    given = (Figure(_SHORT, gave["short"], _COUNT, _SHORT_IS.fill(many=gave["many"]), url=list_),)
    asked = AskedList(view="all", office=office)
    rolled = rolled_up(reached.filter(owner=office), by, asked=asked, level=Level.COUNTY)
    return _page(name, reached.filter(owner=office), on, given, rolled, asked)


def place_page(*, actor: Actor, place: str, by: str, on: date) -> KeptPage:
    """Give how promises are kept that concern a place and all below it.

    Args:
        actor: who asks.
        place: the place.
        by: by what quantities are summed; by kind where it is no key of `ROLLS`.
        on: the day.

    Raises:
        NotAllowedError, NotFoundError: their role sees no commitments, or the place is out of reach.
    """
    actor.need(May.SEE_COMMITMENTS)
    division = place_or_404(actor, place)
    asked = AskedList(view="all", place=place)
    rolled = rolled_up(_at(actor, place), by, asked=asked, level=below(place))
    return _page(division.name, _at(actor, place), on, (), rolled, asked)


def place_figures(actor: Actor, place: str, *, on: date) -> tuple[Figure, ...]:
    """Give the figures of promises that concern a place and all below it, for its page; none for who sees none."""
    if not actor.may(May.SEE_COMMITMENTS):
        return ()
    rows = _at(actor, place)
    return tuple(_figures(kept_of(rows, on), closing_of(rows), rows, reverse("commitments:place", args=[place])))


def _at(actor: Actor, place: str) -> QuerySet[Commitment]:
    low, high = code_range(prefix_of(place))
    return commitments_in_reach(actor).filter(place_code__gte=low, place_code__lte=high)


def _page(
    name: Text, rows: QuerySet[Commitment], on: date, more: tuple[Figure, ...], rolled: Rolled, asked: AskedList
) -> KeptPage:
    found, closed = kept_of(rows, on), closing_of(rows)
    return KeptPage(
        title=name,
        lead=_LEAD,
        crumbs=(Crumb(TITLE, reverse("commitments:list")), Crumb(name)),
        figures=(*_figures(found, closed, rows, asked.address()), *more),
        outcomes=Table(
            _OUTCOMES, _OUTCOME_COLUMNS, [Row((words.sentence(), found.counts[one])) for one, words in _OUTCOME.items()]
        ),
        tabs=rolled.tabs,
        quantities=rolled.table,
    )


def kept_of(rows: QuerySet[Commitment], on: date) -> Kept:
    """Give the kept-promise ratio of commitments on a day, counted in the database by what tells their outcome."""
    return kept((facts, many) for _, facts, many in _counted(rows, on, Value("")))


def kept_by(rows: QuerySet[Commitment], on: date, by: str) -> dict[str, Kept]:
    """Give the same for each value of a column, such as the owner, or of an annotation."""
    found: dict[str, list[tuple[Facts, int]]] = {}
    for key, facts, many in _counted(rows, on, F(by)):
        found.setdefault(key, []).append((facts, many))
    return {key: kept(told) for key, told in found.items()}


def _counted(rows: QuerySet[Commitment], on: date, by: F | Value) -> Iterator[tuple[str, Facts, int]]:
    told = rows.annotate(
        of=by,
        is_due=_is(Q(first_due_on__lt=on)),
        in_time=_is(Q(delivered_on__lte=F("first_due_on"))),
        in_full=_is(Q(quantity__isnull=True) | Q(verified__gte=F("quantity"))),
        own=_is(Q(giver=F("owner"))),
    )
    counted = told.order_by().values_list("of", "state", "is_due", "in_time", "in_full", "own")
    for of, state, *flags, many in counted.annotate(many=Count("pk")):
        yield of, Facts(State(state), *flags), many


def closing_of(rows: QuerySet[Commitment]) -> Closing:
    """Give how long it took to close the commitments that are closed."""
    spans = rows.filter(state=State.CLOSED).values_list("given_on", "closed_on")
    return closing([(last - first).days for first, last in spans if last])


def _is(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _figures(found: Kept, closed: Closing, rows: QuerySet[Commitment], url: str) -> Iterator[Figure]:
    said = _NO_RATIO
    if found.low is not None and found.high is not None:
        low, high = (f"{100 * share:.1f}" for share in (found.low, found.high))
        said = _RATIO_IS.fill(judged=found.judged, low=low, high=high)
    slipped = rows.filter(slips__gt=0).aggregate(many=Count("pk"), slips=Sum("slips"))
    told = _CLOSING_IS.fill(closed=closed.closed)
    yield Figure(_RATIO, found.ratio, SHARE, said, url=url)
    yield Figure(_MEDIAN, closed.median, _DAYS, told)
    yield Figure(_SLOWEST, closed.slowest_tenth, _DAYS, told)
    yield Figure(_SLIPPED, slipped["many"], _COUNT, _SLIPPED_IS.fill(slips=slipped["slips"] or 0))
