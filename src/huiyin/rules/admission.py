"""Whether an office may put a collection to the villages: every reason, each with the number of policy that it uses.

A form without a basis, a decision that it serves or an end is refused; so is a fact that the register does not hold,
and a second collection for villages that answer one that year.
"""

from collections import Counter
from collections.abc import Collection as Collected
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import NoPackInForceError, Parameter, ValueNotKnownError
from huiyin.policy.decision import Reason, Verdict
from huiyin.records.fields import Sheet
from huiyin.rules.burden import Admitted, Collection, Held, askable, of_year

_TITLE = Text("Title: {title}.", "任务名称：{title}。")
_NO_TITLE = Text("It has no title: name it.", "未填任务名称，请填写。")
_BASIS = Text("Legal basis: {basis}.", "依据：{basis}。")
_NO_BASIS = Text(
    "It names no legal basis: write the law or notice with its number.", "未注明依据，请填写法规或文件名称及文号。"
)
_SERVES = Text("Decision that it serves: {decision}.", "服务的决策：{decision}。")
_NO_DECISION = Text(
    "It serves no decision: write what is decided with the answers, and by whom.",
    "未说明服务的决策，请填写据此由谁作出何种决定。",
)
_FIELDS = Text("The register holds every field asked: {count}.", "所采集的 {count} 项指标均为台账指标。")
_NO_FIELDS = Text("It asks no field: choose at least one.", "未选择指标，请至少选择一项。")
_NOT_HELD = Text("The register has no field {fields}: leave that out.", "台账没有指标“{fields}”，请删去。")
_ADDED = Text(
    "The register has no field {fields}; besides its own, {most} may be asked. Leave that out.",
    "台账没有指标“{fields}”；台账以外可增设 {most} 项，请删去。",
)
_DAYS = Text("It lasts {days} days, to {ends}; at most {most}.", "历时 {days} 天，至 {ends} 截止，不超过 {most} 天。")
_NO_END = Text("It has no last day: a form without an end is not admitted.", "未定截止日期：没有期限的采集不予批准。")
_ORDER = Text(
    "The last day {ends} lies before the first {begins}. Write {begins} or later.",
    "截止日期 {ends} 早于开始日期 {begins}，请填写 {begins} 或以后的日期。",
)
_PAST = Text(
    "The first day {begins} lies before today ({on}). Write {on} or later.",
    "开始日期 {begins} 早于今天（{on}），请填写 {on} 或以后的日期。",
)
_LONG = Text(
    "It lasts {days} days; at most {most}. Let it end on {last} or before.",
    "历时 {days} 天，最多 {most} 天，请在 {last} 或以前截止。",
)
_MINUTES = Text("The office that asks estimates {minutes} minutes a row.", "提出单位估计每行 {minutes} 分钟。")
_NO_MINUTES = Text("It estimates no time: write at least 1 minute a row.", "未估计用时，请填写每行至少 1 分钟。")
_NOBODY = Text("Nobody is registered in {area}: there is nothing to ask.", "{area}没有在册记录，无可采集。")
_ROWS = Text(
    "Rows to be answered for: {rows:,}; villages: {villages:,}.", "须填报 {rows:,} 行，涉及 {villages:,} 个村。"
)
_FREE = Text(
    "No village of {area} is asked more often in {year} than it may be.", "{year} 年{area}各村的采集次数均未超过规定。"
)
_ASKED = Text(
    "Villages of {area} that answer as many collections in {year} as they may ({most}): {full} of {villages}. They "
    "are or were asked by {others}. Use those answers, or ask next year.",
    "{year} 年{area}有 {full} 个村（共 {villages} 个）的采集任务已达 {most} 次，已由{others}采集。"
    "请使用已有结果，或下一年度再采集。",
)
_OTHER = Text("‘{title}’ ({office})", "“{title}”（{office}）")


def judge(
    asked: Collection, sheet: Sheet, villages: Mapping[str, Held], others: Sequence[Admitted], *, on: date
) -> tuple[Reason, ...]:
    """Say whether a collection may be put to the villages, with every reason; it may where nothing is missing.

    Args:
        asked: the collection.
        sheet: the sheet of its kind.
        villages: what the register holds of each village of the area.
        others: the collections that villages have to answer besides.
        on: the day of the decision.
    """
    rows = sum(one.rows for one in villages.values())
    told = _ROWS.fill(rows=rows, villages=len(villages))
    return (
        _either("title", asked.title, _TITLE.fill(title=asked.title), _NO_TITLE),
        _either("basis", asked.basis, _BASIS.fill(basis=asked.basis), _NO_BASIS),
        _either("decision", asked.decision, _SERVES.fill(decision=asked.decision), _NO_DECISION),
        _fields(asked, sheet),
        _days(asked, on),
        _either("minutes", asked.minutes > 0, _MINUTES.fill(minutes=asked.minutes), _NO_MINUTES),
        _either("rows", rows, told, _NOBODY.fill(area=asked.area)),
        _once(asked, villages.keys(), others),
    )


def _either(check: str, holds: object, met: Text, missing: Text) -> Reason:
    return Reason(check, Verdict.MET if holds else Verdict.MISSING, met if holds else missing)


def _fields(asked: Collection, sheet: Sheet) -> Reason:
    there = {field.key for field in askable(sheet)}
    added = [key for key in asked.fields if key not in there]
    most = _parameter("added_fields", asked.begins_on)
    if added and most is None:
        return Reason("fields", Verdict.MISSING, _NOT_HELD.fill(fields=", ".join(added)))
    if added and most is not None and len(added) > most.value:
        return Reason("fields", Verdict.MISSING, _ADDED.fill(fields=", ".join(added), most=most.value), most)
    if not asked.fields:
        return Reason("fields", Verdict.MISSING, _NO_FIELDS)
    return Reason("fields", Verdict.MET, _FIELDS.fill(count=len(asked.fields)), most)


def _days(asked: Collection, on: date) -> Reason:
    begins, ends = asked.begins_on, asked.ends_on
    if ends is None:
        return Reason("days", Verdict.MISSING, _NO_END)
    if begins < on:
        return Reason("days", Verdict.MISSING, _PAST.fill(begins=begins, on=on))
    if ends < begins:
        return Reason("days", Verdict.MISSING, _ORDER.fill(begins=begins, ends=ends))
    most = policy.at(begins).value("collection_days")
    days = (ends - begins).days + 1
    if days > most.value:
        last = begins + timedelta(days=int(most.value) - 1)
        return Reason("days", Verdict.MISSING, _LONG.fill(days=days, most=most.value, last=last), most)
    return Reason("days", Verdict.MET, _DAYS.fill(days=days, ends=ends, most=most.value), most)


def _once(asked: Collection, villages: Collected[str], others: Sequence[Admitted]) -> Reason:
    most = _parameter("collections_a_year", asked.begins_on)
    here, year = frozenset(villages), asked.begins_on.year
    meeting = [one for one in of_year(others, asked.begins_on) if one.villages & here]
    counted = Counter(village for one in meeting for village in one.villages & here)
    full = [village for village, count in counted.items() if most is not None and count >= most.value]
    if most is None or not full:
        return Reason("once", Verdict.MET, _FREE.fill(area=asked.area, year=year), most)
    told = Text.join(_OTHER.fill(title=one.collection.title, office=one.collection.office) for one in meeting)
    words = _ASKED.fill(area=asked.area, year=year, most=most.value, full=len(full), villages=len(here), others=told)
    return Reason("once", Verdict.MISSING, words, most)


def _parameter(key: str, on: date) -> Parameter | None:
    """Give a parameter as it is on a day; none before it was first set."""
    try:
        return policy.at(on).value(key)
    except (NoPackInForceError, ValueNotKnownError):
        return None
