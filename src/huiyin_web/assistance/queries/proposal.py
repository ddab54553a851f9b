"""The latest proposal of a round, pair by pair with why, and what every unit would have."""

from datetime import date

from django.db.models import Count, F, QuerySet, Sum
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.policy import Verdict
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import AssistanceRound, Proposal, ProposalState, ProposedPair
from huiyin_web.assistance.pages.boards import AskPage
from huiyin_web.assistance.pages.proposals import ProposalPage
from huiyin_web.assistance.queries.one_round import round_crumb, round_tabs
from huiyin_web.assistance.queries.rounds import TITLE
from huiyin_web.assistance.queries.stored import round_or_404
from huiyin_web.assistance.works import PROPOSALS
from huiyin_web.core.amounts import SHARE, Figure, Unit
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import day, moment
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.jobs.works import is_at_work
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_TURN, _TOLD = 50, 100
_HUNDRED = 100
_PROPOSED = Text("Proposed pairings", "结对方案")
_LEAD = Text(
    "The pairing that costs least in distance, mismatch of needs and broken continuity, within what every unit can "
    "take. It proposes; people change and adopt it.",
    "在各单位承受能力之内，使距离、需求不匹配和中断延续的总成本最低。系统提出方案，由人调整并采纳。",
)
_NONE = Text("Nothing was proposed for this round yet.", "本轮尚未测算结对方案。")
_OTHER_PERSON = Text(
    "Somebody else than whoever asked for it or changed it adopts it.", "须由发起人和调整人以外的人员采纳。"
)
_POINTS, _PAIRS = Unit(Text("points", "分"), places=2), Unit(Text("pairs", "对"))
_SHOWN = Text("{shown} of {total} pairs", "共 {total} 对，显示 {shown} 对")
_NEXT = Text("{unit}, {cost} points", "{unit}，{cost} 分")
_BY_HAND = Text("by hand, {name}", "{name}手工调整")
_PAIR_COLUMNS = (
    Column("place", Text("Village", "行政村")),
    Column("unit", Text("Unit", "单位"), main=True),
    Column("persons", Text("Poor persons", "贫困人口"), Kind.NUMBER),
    Column("cost", Text("Cost", "成本"), Kind.NUMBER, places=2),
    Column("distance", Text("Distance", "距离"), Kind.NUMBER, places=2),
    Column("speciality", Text("Speciality", "专长"), Kind.NUMBER, places=2),
    Column("continuity", Text("Continuity", "延续"), Kind.NUMBER, places=2),
    Column("other", Text("Next best", "次优")),
    Column("why", Text("Why", "理由")),
    Column("code", Text("Village code", "行政村代码"), filed=True),
)
_LOAD_COLUMNS = (
    Column("unit", Text("Unit", "单位")),
    Column("villages", Text("Villages", "村数"), Kind.NUMBER, main=True),
    Column("most", Text("Takes at the most", "可帮扶村数"), Kind.NUMBER),
    Column("persons", Text("Poor persons", "贫困人口"), Kind.NUMBER),
)
_TOLD_COLUMNS = (Column("what", Text("What", "内容")), Column("kind", Text("Kind", "性质")))
_VERDICTS = {
    Verdict.MISSING.value: Cell(Text("must not be", "不允许"), tone="bad"),
    Verdict.QUESTION.value: Cell(Text("to be answered for", "须说明"), tone="warn"),
}
_TOLD_TITLE, _LOADS = Text("What speaks against it", "存在的问题"), Text("What each unit would have", "各单位承担情况")


def proposal_page(*, actor: Actor, number: int, after: str) -> ProposalPage:
    """Give a round's latest proposal, one turn of its pairs.

    Raises:
        NotAllowedError, NotFoundError: their role pairs no units, or there is no such round.
    """
    actor.need(May.PAIR_UNITS)
    row = round_or_404(actor, number)
    made = row.proposals.order_by("-pk").first()
    job = PROPOSALS.latest([row.pk]).get(row.pk)
    state = ProposalState(made.state) if made else None
    runs = actor.may(May.RUN_ROUNDS) and row.closed_on is None
    waits = state is ProposalState.MADE and runs
    other = waits and made is not None and not (_makers(made) & one_with(actor))
    pairs, pager = _pairs(row, made, after)
    return ProposalPage(
        title=_PROPOSED,
        lead=_LEAD if made else _NONE,
        crumbs=(Crumb(TITLE, reverse("assistance:rounds")), round_crumb(row), Crumb(_PROPOSED)),
        tabs=round_tabs(row, ""),
        round=row.pk,
        proposal=made.pk if made else None,
        state=state.label if state else None,
        tone=state.tone if state else "",
        facts=_facts(made),
        figures=_figures(made),
        told=_told(made),
        pairs=pairs,
        loads=_loads(made),
        pager=pager,
        job=reverse("jobs:job", args=[job.pk]) if job and is_at_work(job) else "",
        may_ask=runs and not is_at_work(job),
        may_change=waits,
        may_adopt=other,
        whose_turn=_OTHER_PERSON if waits and not other else None,
        made_up=people_are_made_up(),
    )  # fmt: skip


def proposed_pairs(*, actor: Actor, number: int) -> Table:
    """Give all pairs of a round's latest proposal, for a file.

    Raises:
        NotAllowedError, NotFoundError: their role pairs no units, or there is no such round.
    """
    actor.need(May.PAIR_UNITS)
    made = round_or_404(actor, number).proposals.order_by("-pk").first()
    return _pair_table(list(_rows(made)) if made else [])


def _makers(made: Proposal) -> set[str]:
    return {made.asked_by_key, *made.pairs.exclude(by_key="").values_list("by_key", flat=True)}


def _facts(made: Proposal | None) -> tuple[tuple[Text, Text | str], ...]:
    if made is None:
        return ()
    asked = (Text("Asked for by", "发起"), Text("{name}, {at}", "{name}，{at}").fill(
        name=shown_name(made.asked_by_key, made.asked_by_name), at=moment(made.asked_at)))  # fmt: skip
    begins = (Text("Pairings begin on", "结对开始日期"), day(made.on))
    if made.adopted_at is None:
        return asked, begins
    return asked, begins, (Text("Adopted by", "采纳"), f"{made.adopted_by_name}, {moment(made.adopted_at)}")


def _figures(made: Proposal | None) -> tuple[Figure, ...]:
    if made is None or made.cost is None or made.bound is None:
        return ()
    gap = (made.cost - made.bound) / made.cost if made.cost else 0.0
    return (
        Figure(
            Text("Pairs", "结对"), made.pairs.count(), _PAIRS, Text("One village and one unit each", "每对一村一单位")
        ),
        Figure(
            Text("Cost", "总成本"), made.cost / _HUNDRED, _POINTS,
            Text("Of all pairs, changes by hand included", "全部结对合计，含手工调整"),
        ),
        Figure(
            Text("Above what none can beat", "高于下界"), gap, SHARE,
            Text(
                "By what share of its cost it may lie above the best pairing, proven over all pairs",
                "与理论下界之差占总成本的比例；下界对全部可能结对成立",
            ),
        ),
        Figure(
            Text("Changed by hand", "手工调整"), made.changed, _PAIRS,
            Text("How often a village was given another unit", "为村更换单位的次数"),
        ),
    )  # fmt: skip


def _told(made: Proposal | None) -> Table:
    rows = [
        Row((Text(one["en"], one["zh"]), _VERDICTS.get(one["verdict"], one["verdict"])))
        for one in (made.told if made else [])[:_TOLD]
    ]
    return Table(_TOLD_TITLE, _TOLD_COLUMNS, rows, empty=Text("Nothing.", "无。"))


def _rows(made: Proposal) -> QuerySet[ProposedPair]:
    return made.pairs.select_related("participant", "other").order_by("place_code", "pk")


def _pairs(row: AssistanceRound, made: Proposal | None, after: str) -> tuple[Table, Pager | None]:
    if made is None:
        return _pair_table([]), None
    found, here = _rows(made), reverse("assistance:proposal", args=[row.pk])
    rows = list((found.filter(place_code__gt=after) if after else found)[: _TURN + 1])
    shown = rows[:_TURN]
    pager = Pager(
        _SHOWN.fill(shown=len(shown), total=made.pairs.count()),
        next=f"{here}?after={shown[-1].place_code}" if len(rows) > _TURN else "",
        first=here if after else "",
    )
    return _pair_table(shown), pager


def _pair_table(rows: list[ProposedPair]) -> Table:
    numbers = {one.participant.organisation for one in rows} | {one.other.organisation for one in rows if one.other}
    names, places = office_names(numbers), place_names({one.place_code for one in rows})
    lines = [
        Row(
            (
                places.get(one.place_code, one.place_code),
                Cell(
                    names[one.participant.organisation],
                    reverse("assistance:unit", args=[one.participant.organisation]),
                    under=_BY_HAND.fill(name=one.by_name) if one.by_key else "",
                ),
                one.persons,
                one.cost / _HUNDRED,
                one.distance / _HUNDRED,
                one.speciality / _HUNDRED,
                one.continuity / _HUNDRED,
                _NEXT.fill(unit=names[one.other.organisation], cost=f"{(one.other_cost or 0) / _HUNDRED:.2f}")
                if one.other
                else "",
                Text(one.words_en, one.words_zh),
                one.place_code,
            )
        )
        for one in rows
    ]
    return Table(_PROPOSED, _PAIR_COLUMNS, lines, empty=_NONE, wide=True)


def _loads(made: Proposal | None) -> Table:
    pairs = made.pairs if made else ProposedPair.objects.none()
    counted = (
        pairs.order_by().values_list("participant__organisation", "participant__most")
        .annotate(villages=Count("pk"), poor=Sum("persons")).order_by(F("poor").desc(), "participant__organisation")
    )  # fmt: skip
    names = office_names([number for number, *_ in counted])
    rows = [
        Row((Cell(names[number], reverse("assistance:unit", args=[number])), villages, most, poor))
        for number, most, villages, poor in counted
    ]
    return Table(_LOADS, _LOAD_COLUMNS, rows, tall=True)


def ask_page(*, actor: Actor, number: int, on: date) -> AskPage:
    """Give the page on which a proposal is asked for.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or there is no such round.
    """
    actor.need(May.RUN_ROUNDS)
    row = round_or_404(actor, number)
    begins = min(max(on, date(row.first_year, 1, 1)), date(row.last_year, 12, 31))
    title = Text("Have pairings proposed", "测算结对方案")
    back = reverse("assistance:proposal", args=[number])
    return AskPage(
        title, _LEAD, (Crumb(TITLE, reverse("assistance:rounds")), Crumb(_PROPOSED, back), Crumb(title)), title, back,
        known={"on": begins},
    )  # fmt: skip
