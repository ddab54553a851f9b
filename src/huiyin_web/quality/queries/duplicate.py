"""Two entries side by side: what agrees and what differs, field by field, and what is decided about them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.linkage import Finds, model
from huiyin.records.fields import Mask, Sheet
from huiyin.records.masking import masked
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import NONE, Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.core.templatetags.wording import moment, percent
from huiyin_web.places.queries import place_names
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.pages.duplicates import DuplicatePage
from huiyin_web.quality.permissions import need_see
from huiyin_web.quality.queries.duplicates import (
    MOST,
    TITLE,
    AskedFor,
    duplicate_in_reach,
    proposal_of,
    standing,
    versions_of,
)
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.merged import Entry, before_merging
from huiyin_web.registry.wording import in_words, label_with_unit

_FINDS: Mapping[Finds, Tone] = {Finds.AGREES: "good", Finds.NEARLY: "warn", Finds.DIFFERS: "bad"}
_SHOWN_FIRST = {"document": "id_number", "name": "name", "birth": "birth_date", "sex": "sex"}


def duplicate_page(*, actor: Actor, number: int) -> DuplicatePage:
    """Give the page.

    Raises:
        NotAllowedError: the role sees no households.
        NotFoundError: it is not there, or one of the two is out of reach.
    """
    need_see(actor)
    row = duplicate_in_reach(actor, number)
    left, right = before_merging(row.merge_id, Household, [row.left_household, row.right_household])
    state, tone = standing(row)
    names = place_names([row.left_village, row.right_village])
    villages = tuple(names.get(code, Text(code, code)) for code in (row.left_village, row.right_village))
    decides, merged = actor.may(May.DECIDE_DUPLICATES), row.merge_id is not None
    own, same = row.by_key == actor.key, row.by_key in one_with(actor)
    title = _MERGED if merged else _TITLE
    return DuplicatePage(
        title=title,
        lead=_words_of_merge(row) if merged else _LEAD.fill(probability=_share(row.probability)),
        crumbs=(Crumb(TITLE, AskedFor().address()), Crumb(title)),
        state=state,
        tone=tone,
        sides={
            "left": _side(row.left_household, left, villages[0]),
            "right": _side(row.right_household, right, villages[1]),
        },
        compared=tuple(_compared(pair, villages, row.merge_id) for pair in json.loads(row.told)),
        merged=merged,
        households=_table(_HOUSEHOLDS, [], *_side_by_side(HOUSEHOLDS, left, right)),
        answer=tuple(_answer(row)),
        before=row.decision,
        seen=versions_of(row),
        proposal=proposal_of(row),
        may_decide=decides and not merged and row.gone_at is None and (own or not row.waits),
        may_check=decides and row.waits and not same,
        may_undo=decides and merged and not (same and row.checked_by_key),
    )


def _side(key: int, household: Entry | None, village: Text) -> Crumb:
    if household is None:
        return Crumb(village)
    words = Text.join([masked(household.head_name, Mask.NAME), household.office_number, village], " · ", " · ")
    return Crumb(words, reverse("overview:household", args=[key]))


def _words_of_merge(row: Duplicate) -> Text:
    """Say by whom two entries were merged; where nobody else had to approve, by one person."""
    proposed, approved = (row.by_key, row.by_name), (row.checked_by_key, row.checked_by_name)
    words = _TWO if row.checked_by_key else _ALONE
    return words.fill(
        proposed=shown_name(*proposed), approved=shown_name(*approved), at=moment(row.checked_at or row.decided_at)
    )


def _compared(pair: dict[str, Any], villages: tuple[Text, ...], merge: int | None) -> Table:
    """Compare two persons: first what the model weighed, in its words, then whatever else differs."""
    left, right = before_merging(merge, Person, [pair["left"], pair["right"]])
    name = next((masked(one.name, Mask.NAME) for one in (left, right) if one is not None), NONE)
    weighed = [_weighed(key, level, left, right, villages) for key, level in pair["levels"].items()]
    title = _PERSON.fill(name=name, probability=_share(pair["probability"]))
    if left is None or right is None:
        return Table(title, _COLUMNS, weighed, note=_TAKEN)
    return _table(title, weighed, *_side_by_side(PERSONS, left, right, but=tuple(_SHOWN_FIRST.values())))


def _share(probability: float) -> str:
    """Word a probability; however much agrees, it is never certain."""
    return percent(min(probability, MOST), 1)


def _weighed(key: str, level: str | None, left: Entry | None, right: Entry | None, villages: tuple[Text, ...]) -> Row:
    comparison = model().comparisons[key]
    found = comparison.levels[level] if level else None
    field = _SHOWN_FIRST.get(key)
    values: Sequence[Text | str] = villages if key == _PLACE else ("", "")
    if field:
        values = [_value(PERSONS, field, one) for one in (left, right)]
    agrees = found is not None and found.finds is Finds.AGREES
    if field and not agrees and _are_same(left, right, field):
        return Row((comparison.label.sentence(), *values, Cell(_SAME_NOW, tone="good")))
    says = _NOT_WEIGHED if found is None else found.label
    under = _BENEATH_MASK if field and found and not agrees and values[0] == values[1] else ""
    cell = Cell(says, tone=_FINDS[found.finds] if found else "", under=under)
    return Row((comparison.label.sentence(), *values, cell), marked=found is not None and not agrees)


def _are_same(left: Entry | None, right: Entry | None, field: str) -> bool:
    """Say whether both have the same value, whatever a mask lets be seen of it."""
    one, other = (getattr(side, field, None) for side in (left, right))
    return one == other and one not in {None, ""}


def _table(title: Text, first: list[Row], differing: list[Row], same: int) -> Table:
    return Table(title, _COLUMNS, [*first, *differing], note=_SAME.fill(count=same), empty=_NOTHING_DIFFERS)


def _side_by_side(sheet: Sheet, left: Any, right: Any, *, but: tuple[str, ...] = ()) -> tuple[list[Row], int]:
    """Give each field that differs, with its value in both, and how many of those that are known are the same."""
    skipped, rows, same = {*but, "household_number", "village_code", "office_number"}, [], 0
    for field in sheet.kept:
        one, other = (getattr(side, field.key, None) for side in (left, right))
        if field.key in skipped or (one in {None, ""} and other in {None, ""}):
            continue
        if one == other:
            same += 1
            continue
        values = [in_words(field, value) for value in (one, other)]
        under = _BENEATH_MASK if values[0] == values[1] else ""
        rows.append(Row((label_with_unit(field), *values, Cell(_DIFFERS, tone="warn", under=under)), marked=True))
    return rows, same


def _value(sheet: Sheet, key: str, row: Any) -> Text | str:
    return in_words(sheet.field(key), getattr(row, key)) if row is not None else NONE


def _answer(row: Duplicate) -> Iterator[tuple[Text, Text | str]]:
    if not row.decision:
        return
    yield (_PROPOSED if row.waits else _DECISION), Decision(row.decision).label.sentence()
    if row.keep:
        yield _STAYS, _SIDES[row.keep]
    if row.reason:
        yield _REASON, row.reason
    yield _BY, shown_name(row.by_key, row.by_name)
    yield _AT, moment(row.decided_at)
    if row.checked_by_key:
        back = row.decision == Decision.RETURNED
        yield (_BACK_BY if back else _APPROVED_BY), shown_name(row.checked_by_key, row.checked_by_name)
        if back:
            yield _BACK_WHY, row.answer
        yield (_BACK_AT if back else _APPROVED_AT), moment(row.checked_at)


_MERGED = Text("Two entries merged", "两条登记已合并")
_TWO = Text(
    "They are merged: proposed by {proposed}, approved by {approved} on {at}. Below is what each was before; undoing "
    "the merge brings that back.",
    "两条登记已合并：由{proposed}提请，{approved}于 {at} 批准。以下为合并前的登记内容；撤销合并后恢复。",
)
_ALONE = Text(
    "They are merged: by {proposed} on {at}. Below is what each was before; undoing the merge brings that back.",
    "两条登记已合并：由{proposed}于 {at} 认定。以下为合并前的登记内容；撤销合并后恢复。",
)
_TITLE = Text("Are these two one?", "是否重复登记？")
_LEAD = Text(
    "Compared field by field, two entries that agree and differ as these do are one person with a probability of "
    "{probability}%. A probability proves nothing: ask the family.",
    "逐项比对，如此相符和不符的两条登记属于同一人的概率为 {probability}%。概率不是证据，请向农户核实。",
)
_PERSON = Text("{name}: probability {probability}%", "{name}：概率 {probability}%")
_HOUSEHOLDS = Text("The two households", "两户对比")
_TAKEN = Text("One of the two rows is not in the register any more.", "其中一条登记已不在台账中。")
_NOT_WEIGHED = Text("not weighed", "未计入")
_SAME_NOW = Text("the same now", "现已相同")
_DIFFERS = Text("differ", "不同")
_BENEATH_MASK = Text("in the part that is masked", "隐去部分不同")
_SAME = Text("{count} more fields are the same in both.", "另有 {count} 项两条登记相同。")
_NOTHING_DIFFERS = Text("Nothing else differs.", "其他内容均相同。")
_PLACE = "place"
_COLUMNS = (
    Column("field", Text("Field", "项目")),
    Column("left", Text("First entry", "登记一")),
    Column("right", Text("Second entry", "登记二")),
    Column("says", Text("Comparison", "比对结果"), main=True),
)
_DECISION, _REASON = Text("Decision", "认定结果"), Text("Reason", "理由")
_PROPOSED, _STAYS = Text("Proposed", "提请认定"), Text("Entry that stays", "保留登记")
_SIDES = {"left": Text("First entry", "登记一"), "right": Text("Second entry", "登记二")}
_APPROVED_BY, _APPROVED_AT = Text("Approved by", "批准人"), Text("Approved at", "批准时间")
_BACK_BY, _BACK_AT = Text("Sent back by", "退回人"), Text("Sent back at", "退回时间")
_BACK_WHY = Text("Why it was sent back", "退回原因")
_BY, _AT = Text("Recorded by", "登记人"), Text("Recorded at", "登记时间")
