"""The page of one household's relocation: what it said, its house, its move, how it lives afterwards."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from huiyin.followup.relocation import (
    CLINIC,
    LIVES,
    OLD_SITES,
    SCHOOL,
    WENT_BACK,
    State,
    Step,
    follow_ups,
    open_follow_up,
    open_to,
)
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked, masked_within
from huiyin.rules.casework.words import MEANS, READ_LANGUAGE
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import number as written
from huiyin_web.evidence.queries import attached_to
from huiyin_web.places.queries import place_names
from huiyin_web.relocation.models import Deed, FollowUp, Move
from huiyin_web.relocation.pages import MovePage
from huiyin_web.relocation.permissions import right_of
from huiyin_web.relocation.queries.stored import as_life, move_or_404
from huiyin_web.relocation.queries.subject import subject_of
from huiyin_web.relocation.queries.wording import TITLE, TONES, area_of, area_said, head_of, late_by


def move_page(*, actor: Actor, number: int, on: date) -> MovePage:
    """Give the page of one household's relocation.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = move_or_404(actor, number)
    told = list(row.follow_ups.order_by("months"))
    state, subject = State(row.state), subject_of(row, actor)
    months = [one.months for one in told]
    is_open = row.moved_on is not None and open_follow_up(row.moved_on, months, on) is not None
    sees = actor.may(May.SEE_COMMITMENTS)
    scheme = Crumb(row.scheme.number, reverse("relocation:scheme", args=[row.scheme_id]) if sees else "")
    return MovePage(
        id=row.pk,
        title=_TITLE.fill(head=head_of(row)),
        lead=_LEAD.fill(number=row.household.office_number, scheme=row.scheme.title),
        crumbs=(Crumb(TITLE, reverse("relocation:list") if sees else ""), scheme, Crumb(_CRUMB)),
        state=state.label.sentence(),
        tone=TONES[state],
        facts=tuple(_facts(row)),
        words=_words(row),
        deeds=_deeds(row),
        follow_ups=_follow_ups(row, told, on),
        files=attached_to([subject])[subject.key],
        steps=tuple(step for step in open_to(as_life(row, actor)) if actor.may(right_of(step))),
        seen=row.steps,
        may_follow_up=actor.may(May.RECORD_VISITS) and is_open,
    )


def _facts(row: Move) -> Iterator[tuple[Text, Text | str | Crumb]]:
    yield _HOUSEHOLD, Crumb(row.household.office_number, reverse("overview:household", args=[row.household_id]))
    yield _FROM, place_names([row.from_code]).get(row.from_code, row.from_code)
    yield _PERSONS, str(row.persons)
    yield _BEFORE, _money(row.before)
    if row.area is not None:
        yield _HOUSE, area_of(row)
        yield _OWN, _money(row.contribution)
        yield _DEBT, _money(row.debt)
    if row.moved_on is not None:
        yield _MOVED, row.moved_on.isoformat()
        yield _OLD_SITE, OLD_SITES.label_of(row.old_site).sentence() if row.old_site else _NOT_RECORDED


def _money(fen: int | None) -> Text | str:
    return _NOT_KNOWN if fen is None else _YUAN.fill(yuan=written(fen / 100, 2))


def _words(row: Move) -> Table:
    rows = [
        Row(
            (
                Cell(_SAID[Step(one.step)], under=masked_within(one.reason)), one.on,
                masked(one.signed_by, Mask.NAME), Cell(MEANS.label_of(one.means), under=_read(one.language)),
                masked(one.witness, Mask.NAME) if one.witness else "", shown_name(one.by_key, one.by_name),
            )
        )
        for one in row.words.order_by("pk")
    ]  # fmt: skip
    return Table(_WORDS, _WORD_COLUMNS, rows, empty=_NO_WORD)


def _read(language: str) -> Text | str:
    return _READ.fill(language=READ_LANGUAGE.label_of(language)) if language else ""


def _deeds(row: Move) -> Table:
    rows = [
        Row((Cell(_DONE[Step(one.step)], under=_told_with(one, row)), one.on, shown_name(one.by_key, one.by_name)))
        for one in row.deeds.order_by("pk")
    ]
    return Table(_DEEDS, _DEED_COLUMNS, rows, empty=_NO_DEED)


def _told_with(one: Deed, row: Move) -> Text | str:
    """Say what was told with a step: the house, what became of the old one, why."""
    if one.area is not None:
        area = area_said(one.area, row.persons)
        return _HOUSE_TOLD.fill(house=area, own=_money(one.contribution), debt=_money(one.debt))
    what = OLD_SITES.label_of(one.old_site) if one.old_site else ""
    reason = masked_within(one.reason)
    return Text.join([part for part in (what, reason) if part], ": ", "：")


def _follow_ups(row: Move, told: list[FollowUp], on: date) -> Table:
    rows = [_told(one) for one in told]
    last = told[-1].months if told else 0
    for due in follow_ups(row.moved_on) if row.moved_on else ():
        if due.months > last:
            late = late_by((on - due.on).days)
            state = Cell(late, tone="bad") if late else Cell(_TO_COME, tone="")
            rows.append(Row((_MONTHS.fill(months=due.months), due.on, *[None] * 5, state)))
    return Table(_FOLLOW_UPS, _FOLLOW_UP_COLUMNS, rows, empty=_NOT_MOVED)


def _told(one: FollowUp) -> Row:
    lives = Cell(LIVES.label_of(one.lives), tone="bad" if one.lives == WENT_BACK else "good")
    return Row(
        (
            Cell(_MONTHS.fill(months=one.months), under=masked_within(one.note)), one.on, one.labour, one.jobs,
            one.income, SCHOOL.label_of(one.school), CLINIC.label_of(one.clinic), lives,
        )
    )  # fmt: skip


_TITLE, _CRUMB = Text("Relocation of the household of {head}", "{head}户易地搬迁"), Text("Household", "农户")
_LEAD = Text("{number}; {scheme}", "{number}；{scheme}")
_HOUSEHOLD, _FROM = Text("Household", "农户"), Text("From", "迁出村")
_PERSONS = Text("Members when it was offered a house", "征询时人口")
_BEFORE = Text("Income a head then, by the register", "征询时台账人均纯收入")
_HOUSE, _OWN = Text("House", "住房"), Text("Own money for it", "自筹资金")
_DEBT, _MOVED = Text("Debt for it", "建房负债"), Text("Moved", "搬迁日期")
_OLD_SITE, _NOT_RECORDED = Text("Old site", "旧房处置"), Text("not recorded", "未登记")
_NOT_KNOWN, _YUAN = Text("not known", "未知"), Text("{yuan} yuan", "{yuan} 元")
_WORDS, _NO_WORD = (
    Text("What the household said", "农户意愿"),
    Text("The household was not asked yet.", "农户尚未表态。"),
)
_SAID = {
    Step.CONSENT: Text("Consented", "同意搬迁"),
    Step.DECLINE: Text("Declined", "不愿搬迁"),
    Step.WITHDRAW: Text("Took its consent back", "撤回同意"),
}
_DONE = _SAID | {
    Step.HOUSE: Text("House recorded", "登记住房"),
    Step.MOVE: Text("Moved", "搬迁入住"),
    Step.OLD_SITE: Text("Old site recorded", "登记旧房处置"),
}
_HOUSE_TOLD = Text("{house}; own money {own}, debt {debt}", "{house}；自筹 {own}，负债 {debt}")
_READ = Text("read aloud in {language}", "以{language}宣读")
_WORD_COLUMNS = (
    Column("what", Text("What", "意愿")),
    Column("on", Text("On", "日期"), Kind.DAY, main=True),
    Column("who", Text("Who of the household", "表态人")),
    Column("means", MEANS.label.sentence()),
    Column("witness", Text("Witness", "见证人")),
    Column("by", Text("Recorded by", "登记人")),
)
_DEEDS, _NO_DEED = Text("History", "办理记录"), Text("Nothing was recorded yet.", "尚无登记。")
_DEED_COLUMNS = (
    Column("what", Text("What", "事项")),
    Column("on", Text("On", "日期"), Kind.DAY, main=True),
    Column("by", Text("By whom", "办理人")),
)
_FOLLOW_UPS = Text("After the move", "搬迁后回访")
_NOT_MOVED = Text("The household has not moved.", "该户尚未搬迁。")
_TO_COME, _MONTHS = Text("to come", "未到期"), Text("after {months} months", "满 {months} 个月")
_FOLLOW_UP_COLUMNS = (
    Column("months", Text("When", "回访")),
    Column("on", Text("On", "日期"), Kind.DAY),
    Column("labour", Text("Can work", "劳动力"), Kind.NUMBER),
    Column("jobs", Text("Have work", "就业"), Kind.NUMBER),
    Column("income", Text("Income a head", "人均纯收入"), Kind.MONEY),
    Column("school", Text("School", "就学")),
    Column("clinic", Text("Clinic", "就医")),
    Column("lives", Text("Lives", "居住"), main=True),
)
