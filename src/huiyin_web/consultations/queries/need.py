"""The page of one need."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from huiyin.followup import consultations as engine
from huiyin.followup.commitments import KINDS, least_days
from huiyin.followup.consultations import act_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.commitments.queries.stored import whole
from huiyin_web.commitments.queries.wording import amount_of, state_of
from huiyin_web.consultations.models import Need, NeedEntry
from huiyin_web.consultations.pages import NeedLine, NeedPage
from huiyin_web.consultations.permissions import hand_of, may_act
from huiyin_web.consultations.queries.stored import as_need, need_or_404
from huiyin_web.consultations.queries.wording import NEEDS, need_state, promised, wanted, way_to
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import day
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_LEAD = Text("{number}, {place} to {unit}", "{number}，{place}提请{unit}")
_FACTS = {
    "unit": Text("Unit", "帮扶单位"),
    "place": Text("Place", "地区"),
    "kind": Text("Kind", "类别"),
    "wanted": Text("Wanted", "需求数量"),
    "raised": Text("Raised", "提出"),
    "answers_by": Text("Answer until", "答复期限"),
    "asked": Text("Asked", "提请次数"),
}
_BY = Text("{day}, {name}", "{day}，{name}")
_ANSWER = {
    "what": Text("The unit promises", "单位承诺"),
    "amount": Text("How much", "承诺数量"),
    "due_on": Text("Until", "期限"),
    "person": Text("Who there answers for it", "责任人"),
    "reason": Text("Why not, or only in part", "理由"),
    "commitment": Text("Commitment", "承诺事项"),
}
_ECHO = Text("{number}, {state}", "{number}，{state}")
_RAISED = Text("raised", "提出")
_UNTIL = Text("until {day}", "期限 {day}")


def need_page(*, actor: Actor, number: int, on: date) -> NeedPage:
    """Give the page of one need.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = need_or_404(actor, number)
    entries = list(row.entries.order_by("-pk"))
    names = office_names({row.unit, *(one.office for one in entries)})
    place = place_names([row.place_code]).get(row.place_code, Text(row.place_code, row.place_code))
    state, tone = need_state(row, on)
    stored, hand = as_need(row), hand_of(actor, row)
    is_open = row.consultation.closed_on is None
    acts = engine.open_to(stored, hand=hand, on=on) if is_open else ()
    list_ = Crumb(NEEDS, reverse("consultations:needs", args=[row.consultation_id]))
    return NeedPage(
        id=row.pk,
        title=row.title,
        lead=_LEAD.fill(number=row.number, place=place, unit=names[row.unit]),
        crumbs=(*way_to(row.consultation), list_, Crumb(row.number)),
        state=state.sentence(),
        tone=tone,
        facts=tuple(_facts(row, place, names)),
        what=row.what,
        answer=tuple(_answer(row, on)),
        open=tuple(act for act in acts if may_act(actor, act)),
        seen=row.acts,
        counted=row.quantity is not None,
        known={
            "what": row.title, "amount": whole(row.quantity),
            "due_on": max(date(on.year, 12, 31), on + timedelta(int(least_days(row.kind, on).value))),
        },
        history=(*(_line(one, row, names) for one in entries), _first(row, place)),
    )  # fmt: skip


def _facts(row: Need, place: Text, names: dict[str, Text]) -> Iterator[tuple[Text, Text | str | Crumb]]:
    yield _FACTS["place"], place
    yield _FACTS["unit"], names[row.unit]
    yield _FACTS["kind"], KINDS.label_of(row.kind).sentence()
    if many := wanted(row):
        yield _FACTS["wanted"], many
    yield _FACTS["raised"], _BY.fill(day=row.raised_on, name=shown_name(row.by_key, row.by_name))
    yield _FACTS["answers_by"], day(row.consultation.answers_by)
    if row.asked > 1:
        yield _FACTS["asked"], str(row.asked)


def _answer(row: Need, on: date) -> Iterator[tuple[Text, Text | str | Crumb]]:
    told: dict[str, Text | str] = {
        "what": row.promised, "amount": promised(row), "due_on": day(row.due_on) if row.due_on else "",
        "person": row.person, "reason": row.reason,
    }  # fmt: skip
    yield from ((_ANSWER[key], words) for key, words in told.items() if words)
    if row.commitment is not None:
        words = _ECHO.fill(number=row.commitment.number, state=state_of(row.commitment, on)[0])
        yield _ANSWER["commitment"], Crumb(words, reverse("commitments:one", args=[row.commitment.pk]))


def _line(one: NeedEntry, row: Need, names: dict[str, Text]) -> NeedLine:
    said: list[Text | str] = [one.what, one.person] if one.what else []
    if one.amount is not None:
        said.append(amount_of(one.amount, row.counted_in))
    if one.due_on is not None:
        said.append(_UNTIL.fill(day=one.due_on))
    if one.reason:
        said.append(one.reason)
    by = shown_name(one.by_key, one.by_name)
    return NeedLine(act_of(one.act).told.sentence(), one.on, by, names[one.office], Text.join(said, ", ", "，"))


def _first(row: Need, place: Text) -> NeedLine:
    return NeedLine(_RAISED.sentence(), row.raised_on, shown_name(row.by_key, row.by_name), place, Text("", ""))
