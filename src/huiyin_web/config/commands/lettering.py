"""The demo's letters of responsibility of 2016: most signed, some waiting, one in its second version; requests."""

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_UP, Decimal

from huiyin.followup.commitments import Given
from huiyin.kernel.places import Level
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.actions.act_on import Asked, act_on
from huiyin_web.commitments.actions.carry_over import Was
from huiyin_web.config.commands.targeting import PROVINCE, THIS, office, upper_of
from huiyin_web.core.clock import day_of
from huiyin_web.places.queries import places_within
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.answer_proposal import Answer, answer_proposal
from huiyin_web.targets.actions.carry_letters import Paper, carry_letters
from huiyin_web.targets.actions.draw_up_letter import Sides, draw_up_letter
from huiyin_web.targets.actions.propose_value import propose_value
from huiyin_web.targets.actions.sign_letter import sign_letter
from huiyin_web.targets.models import Letter, LetterLine, Target
from huiyin_web.targets.queries.counted import Years, years_for
from huiyin_web.targets.queries.stored import exactly, indicator_of

_YEAR, _DUE = 2016, date(2016, 12, 31)
_DRAWN, _SIGNED = datetime(2016, 3, 10, 2, tzinfo=UTC), datetime(2016, 3, 20, 2, tzinfo=UTC)
_ASKED, _AGAIN = datetime(2016, 6, 2, 2, tzinfo=UTC), datetime(2016, 6, 20, 2, tzinfo=UTC)
_HAIDONG, _YUSHU, _NANGQEN, _YUSHU_CITY, _HUZHU = (
    "630200000000", "632700000000", "632725000000", "632701000000", "630223000000",
)  # fmt: skip
_WAITING = (_NANGQEN, _YUSHU_CITY, "632726000000", "632224000000")  # none of them has signed; Yushu city has
_DAYS_AGO, _TERM = timedelta(20), timedelta(200)
_REASONS = {
    "less": "年初雪灾，部分项目开工推迟，申请调减（示范）", "more": "产业项目提前见效，申请调增（示范）",
    "refused": "任务已与其他县平衡，维持原目标（示范）", "between": "按核实情况另定（示范）",
    "again": "经核实调减年度减贫任务（示范）", "late": "春季会议推迟，另行签订（示范）",
    "proof": "年终考核验收表，存于县扶贫办（示范）", "missed": "项目延期至次年完成（示范）",
}  # fmt: skip
_OFFSETS = {"accept": 5, "report": 110, "prove": 270, "deliver": 272, "verify": 300, "miss": 290, "explain": 295}
_OTHERS_KEPT = 6  # of so many targets that nobody counts one is missed


def write_letters(*, at: datetime) -> None:
    """Draw up a letter for every prefecture and county, and sign most of them."""
    lower = [*places_within(PROVINCE, Level.PREFECTURE), *places_within(PROVINCE, Level.COUNTY)]
    actors = {code: office(code) for code in (PROVINCE, *lower)}
    years = years_for(lower)
    papers = []
    for code in lower:
        upper = actors[upper_of(code)]
        if code not in _WAITING:
            row = draw_up_letter(sides=Sides(THIS, _YEAR, code), due_on=_DUE, reason="", by=upper, at=_DRAWN)
            papers.append(Paper(row, actors[code], upper, _SIGNED))

    def done(line: LetterLine) -> tuple[Was, ...]:
        life = _life(line, years, actors[line.target.office], actors[line.target.setter])
        return tuple(life[:1] if line.target.office == _HAIDONG else life)  # the rest follows its second version

    carry_letters(papers=papers, done=done, by=actors[PROVINCE], at=_SIGNED)
    for code in _WAITING:
        drawn = draw_up_letter(
            sides=Sides(THIS, _YEAR, code), due_on=day_of(at) + _TERM, reason="", by=actors[upper_of(code)],
            at=at - _DAYS_AGO,
        )  # fmt: skip
        if code == _YUSHU_CITY:
            sign_letter(letter=drawn.pk, by=actors[code], at=at - _DAYS_AGO / 2)
    _ask(actors, at)
    for line in _sign_anew(actors).lines.select_related("target__plan", "commitment"):
        _go_on(line, _life(line, years, actors[_HAIDONG], actors[PROVINCE]))


def _life(line: LetterLine, years: Years, owner: Actor, accepter: Actor) -> list[Was]:
    """Give what was done to a promise: kept as the register counts it, else as it is made up."""
    indicator = indicator_of(line.target)
    counted = years.counted(indicator.counted, _YEAR, line.target.place_code)
    kept = line.target_id % _OTHERS_KEPT > 0
    if counted is not None:
        kept = indicator.between(date(_YEAR, 1, 1), _DUE).reaches(counted, exactly(indicator, line.value))
    wanted = Decimal(line.value) / 100
    half, whole = (wanted / 2).quantize(Decimal(1), ROUND_UP), wanted
    acts = ("accept", "report", "prove", "deliver", "verify") if kept else ("accept", "report", "miss", "explain")
    found = []
    for act in acts:
        reason = {"prove": _REASONS["proof"], "explain": _REASONS["missed"]}.get(act, "")
        is_counted = indicator.better.value == "up"
        amount = {"report": half, "deliver": whole, "verify": whole}.get(act) if is_counted else None
        by = accepter if act in {"verify", "miss"} else owner
        found.append(Was(act, by, _SIGNED + timedelta(_OFFSETS[act]), Given(reason=reason, amount=amount)))
    return found


def _ask(actors: dict[str, Actor], at: datetime) -> None:
    """Let places ask for other targets: one accepted and signed anew, one refused, one met between, two open."""
    agreed = _propose("lifted", _HAIDONG, "0.95", "less", actors, _ASKED)
    _answer(agreed, Answer.ACCEPTED, actors, _AGAIN)
    _answer(_propose("training", _HUZHU, "0.5", "less", actors, _ASKED), Answer.REFUSED, actors, _AGAIN)
    _answer(_propose("relocation", "632221000000", "0.8", "less", actors, _ASKED), Answer.REVISED, actors, _AGAIN)
    _propose("relocation", _YUSHU, "0.9", "less", actors, at - _DAYS_AGO)
    _propose("training", _NANGQEN, "1.2", "more", actors, at - _DAYS_AGO / 2)


def _sign_anew(actors: dict[str, Actor]) -> Letter:
    """Let both sides sign the second version of Haidong's letter."""
    sides = Sides(THIS, _YEAR, _HAIDONG)
    row = draw_up_letter(sides=sides, due_on=_DUE, reason=_REASONS["again"], by=actors[PROVINCE], at=_AGAIN)
    for code in (_HAIDONG, PROVINCE):
        row = sign_letter(letter=row.pk, by=actors[code], at=_AGAIN)
    return row


def _go_on(line: LetterLine, life: list[Was]) -> None:
    """Do to a promise what is left of its life, from the day after its letter was signed."""
    if line.commitment is None:
        return
    row = line.commitment
    for was in life[row.acts :]:
        asked = Asked(was.act, row.acts, was.given)
        row = act_on(commitment=row.pk, asked=asked, by=was.by, at=max(was.at, _AGAIN + timedelta(1)))


def _propose(indicator: str, code: str, times: str, why: str, actors: dict[str, Actor], at: datetime) -> Target:
    row = Target.objects.select_related("plan").get(year=_YEAR, indicator=indicator, office=code)
    value = (exactly(indicator_of(row), row.wanted) * Decimal(times)).quantize(Decimal(1))
    sent = Sent(row.entries.count(), value, reason=_REASONS[why])
    return propose_value(target=row.pk, sent=sent, by=actors[code], at=at)


def _answer(row: Target, answer: Answer, actors: dict[str, Actor], at: datetime) -> None:
    indicator = indicator_of(row)
    between = exactly(indicator, (row.wanted + (row.proposed or 0)) // 200 * 100)
    reason = "" if answer is Answer.ACCEPTED else _REASONS["refused" if answer is Answer.REFUSED else "between"]
    sent = Sent(row.entries.count(), between, reason)
    answer_proposal(target=row.pk, answer=answer, sent=sent, by=actors[row.setter], at=at)
