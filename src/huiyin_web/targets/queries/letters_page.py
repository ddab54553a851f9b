"""Lists of letters of responsibility, and the page of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.planning.plans import plan_of
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.commitments.queries.wording import state_of as commitment_state
from huiyin_web.core.parts import COUNTED_TO, Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.places.offices import office_names
from huiyin_web.targets.models import Letter
from huiyin_web.targets.pages import LetterPage, LettersPage
from huiyin_web.targets.queries.letters import versions_of, waits_for
from huiyin_web.targets.queries.setting import LETTERS
from huiyin_web.targets.queries.stored import indicator_of, letter_or_404, letters_in_reach
from huiyin_web.targets.queries.wording import letter_name, shown, stands, state_of

_TURN = 50
_LEAD = Text(
    "Targets of a year that two offices signed: each became a commitment. A signed letter is never changed; a new "
    "version takes its place, with a reason.",
    "双方签署的年度目标，每项均转为承诺事项。已签署的责任书不再修改，如有变动须说明理由另立新版本。",
)
_COLUMNS = (
    Column("number", Text("Letter", "责任书")),
    Column("lower", Text("Takes them on", "责任单位")),
    Column("upper", Text("Gives them", "下达单位")),
    Column("targets", Text("Targets", "目标数"), Kind.NUMBER),
    Column("due", Text("Due", "期限"), Kind.DAY),
    Column("state", Text("State", "状态"), main=True),
)
_NONE = Text("No letter stands here.", "暂无责任书。")
_SHOWN = Text("{shown} of {total} letters", "共 {total} 份，显示 {shown} 份")
_VIEWS = {
    "all": Text("In force or waiting", "有效和待签"),
    "waiting": Text("Waiting for my signature", "待我方签署"),
    "open": Text("Not signed by both", "未完成签署"),
    "superseded": Text("Superseded", "已被取代"),
}
_BETWEEN = Text("{lower} to {upper}, {plan}, {year}", "{lower}向{upper}，{plan}，{year} 年")
_TURNS = {
    "superseded": Text("A later version takes its place.", "已被新版本取代。"),
    "signed": Text("Both have signed; its targets stand as commitments.", "双方已签署，各项目标已转为承诺事项。"),
    "upper": Text("Waits for the signature of {upper}.", "待{upper}签署。"),
    "lower": Text("Waits for the signature of {lower}.", "待{lower}签署。"),
}
_FACTS = {
    "lower": Text("Takes the targets on", "责任单位"),
    "upper": Text("Gives them", "下达单位"),
    "due": Text("To be reached by", "期限"),
    "drawn": Text("Drawn up", "拟定"),
    "lower_signed": Text("Signed by the lower side", "下级签署"),
    "upper_signed": Text("Signed by the upper side", "上级签署"),
    "reason": Text("Why this version", "本版理由"),
    "content": Text("Check code of its content", "内容校验码"),
}
_SIGNED = Text("{on}, {name}", "{on}，{name}")
_TARGETS = Text("Targets", "目标")
_TARGET_COLUMNS = (
    Column("target", Text("Target", "目标")),
    Column("value", Text("By its day", "期限内完成"), main=True),
    Column("nature", Text("Nature", "性质")),
    Column("commitment", Text("Commitment", "承诺事项")),
)
_BINDING, _EXPECTED = Text("binding", "约束性"), Text("expected", "预期性")
_VERSIONS = Text("Versions", "版本")
_VERSION_COLUMNS = (
    Column("version", Text("Version", "版本")),
    Column("reason", Text("Why", "理由")),
    Column("on", Text("Drawn up", "拟定"), Kind.DAY),
    Column("state", Text("State", "状态"), main=True),
)
_PAPERS = {
    ("docx", "zh"): Text("Word, Chinese", "Word（中文）"),
    ("docx", "en"): Text("Word, English", "Word（英文）"),
    ("pdf", "zh"): Text("PDF, Chinese", "PDF（中文）"),
    ("pdf", "en"): Text("PDF, English", "PDF（英文）"),
}


@dataclass(frozen=True, slots=True)
class AskedLetters:
    """Which letters: of a view, a year and a place, after one of them. The address keeps all of it."""

    view: str = ""
    year: int | None = None
    place: str = ""
    after: int | None = None

    def address(self, **other: object) -> str:
        """Give the address of this list, with something else asked."""
        asked = {"view": self.view, "year": self.year, "place": self.place} | other
        kept = {key: str(value) for key, value in asked.items() if value}
        return f"{reverse('targets:letters')}?{urlencode(kept)}" if kept else reverse("targets:letters")


def letters_page(*, actor: Actor, asked: AskedLetters) -> LettersPage:
    """Give one turn of a list of letters, the latest first.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    found = _filtered(letters_in_reach(actor), asked)
    view = asked.view if asked.view in _VIEWS else "all"
    counts = {one: found.filter(_seen_in(one, actor))[: COUNTED_TO + 1].count() for one in _VIEWS}
    rows = found.filter(_seen_in(view, actor))
    following = rows.filter(pk__lt=asked.after) if asked.after else rows
    turn = list(following.annotate(targets=Count("lines")).order_by("-pk")[: _TURN + 1])
    shown_rows, more = turn[:_TURN], len(turn) > _TURN
    total = counts[view] if counts[view] <= COUNTED_TO else f"{COUNTED_TO}+"
    return LettersPage(
        title=LETTERS,
        lead=_LEAD,
        tabs=tuple(Tab(label, asked.address(view=one), one == view, counts[one]) for one, label in _VIEWS.items()),
        filters={"view": view, "year": str(asked.year or ""), "place": asked.place},
        letters=Table(LETTERS, _COLUMNS, _rows(shown_rows), empty=_NONE),
        pager=Pager(
            _SHOWN.fill(shown=len(shown_rows), total=total),
            next=asked.address(view=view, after=shown_rows[-1].pk) if more else "",
            first=asked.address(view=view) if asked.after else "",
        ),
        may_draw_up=actor.may(May.SET_TARGETS) and bool(actor.office),
    )


def letter_page(*, actor: Actor, number: int, on: date) -> LetterPage:
    """Give the page of one letter.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = letter_or_404(actor, number)
    names = office_names({row.upper, row.lower})
    state, tone = state_of(row)
    draws = actor.may(May.SET_TARGETS) and actor.office == row.upper and not row.superseded
    again = f"{reverse('targets:draw_up')}?{urlencode({'again': row.pk})}"
    sides = {"lower": names[row.lower], "upper": names[row.upper]}
    return LetterPage(
        id=row.pk,
        title=letter_name(row),
        lead=_BETWEEN.fill(**sides, plan=plan_of(row.plan.key).label, year=row.year),
        crumbs=(Crumb(LETTERS, reverse("targets:letters")), Crumb(letter_name(row))),
        state=state.sentence(),
        tone=tone,
        turn=_TURNS[stands(row)].fill(**sides),
        facts=tuple(_facts(row, sides)),
        targets=Table(_TARGETS, _TARGET_COLUMNS, list(_targets(actor, row, on))),
        versions=Table(_VERSIONS, _VERSION_COLUMNS, [_version(one, row) for one in versions_of(row)]),
        may_sign=may_sign(actor, row),
        new_version_url=again if draws else "",
        papers=tuple((words, reverse("targets:paper", args=[row.pk, *which])) for which, words in _PAPERS.items()),
    )


def may_sign(actor: Actor, row: Letter) -> bool:
    """Say whether a letter waits for the signature of somebody's office, and they may give it."""
    where = stands(row)
    if where == "lower":
        return actor.office == row.lower and actor.may(May.ANSWER_FOR_TARGETS)
    return where == "upper" and actor.office == row.upper and actor.may(May.SET_TARGETS)


def _filtered(rows: QuerySet[Letter], asked: AskedLetters) -> QuerySet[Letter]:
    found = rows.filter(year=asked.year) if asked.year else rows
    if asked.place:
        low, high = code_range(prefix_of(asked.place))
        found = found.filter(place_code__gte=low, place_code__lte=high)
    return found


def _seen_in(view: str, actor: Actor) -> Q:
    match view:
        case "waiting":
            return waits_for(actor.office) if actor.office else Q(pk__in=[])
        case "open":
            return Q(upper_on__isnull=True, superseded=False)
        case "superseded":
            return Q(superseded=True)
    return Q(superseded=False)


def _rows(rows: Sequence[Letter]) -> list[Row]:
    names = office_names({office for row in rows for office in (row.upper, row.lower)})
    found = []
    for row in rows:
        state, tone = state_of(row)
        number = Cell(letter_name(row), reverse("targets:letter", args=[row.pk]))
        targets = row.targets  # type: ignore[attr-defined]  # the list counts them
        found.append(
            Row((number, names[row.lower], names[row.upper], targets, row.due_on, Cell(state.sentence(), tone=tone)))
        )
    return found


def _facts(row: Letter, sides: dict[str, Text]) -> Iterator[tuple[Text, Text | str | Crumb]]:
    told: dict[str, Text | str] = {
        **sides,
        "due": day(row.due_on),
        "drawn": _signed(row.on, row.by_key, row.by_name),
        "lower_signed": _SIGNED.fill(on=row.lower_on, name=shown_name(row.lower_key, row.lower_name))
        if row.lower_on
        else "",
        "upper_signed": _SIGNED.fill(on=row.upper_on, name=shown_name(row.upper_key, row.upper_name))
        if row.upper_on
        else "",
        "reason": row.reason,
        "content": row.content[:16],
    }
    return ((_FACTS[key], value) for key, value in told.items() if value)


def _signed(on: date | None, key: str, name: str) -> Text | str:
    return _SIGNED.fill(on=on, name=shown_name(key, name)) if on else ""


def _targets(actor: Actor, row: Letter, on: date) -> Iterator[Row]:
    for line in row.lines.select_related("target__plan", "commitment").order_by("pk"):
        indicator = indicator_of(line.target)
        promise = None
        if line.commitment is not None and actor.may(May.SEE_COMMITMENTS):
            words, _tone = commitment_state(line.commitment, on)
            url = reverse("commitments:one", args=[line.commitment.pk])
            promise = Cell(line.commitment.number, url, under=words.sentence())
        name = Cell(indicator.label.sentence(), reverse("targets:one", args=[line.target_id]))
        yield Row((name, shown(indicator, line.value), _BINDING if indicator.binding else _EXPECTED, promise))


def _version(one: Letter, row: Letter) -> Row:
    state, tone = state_of(one)
    name = Cell(letter_name(one), reverse("targets:letter", args=[one.pk]))
    return Row((name, one.reason, one.on, Cell(state.sentence(), tone=tone)), marked=one.pk == row.pk)
