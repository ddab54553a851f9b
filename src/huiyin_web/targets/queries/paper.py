"""A letter of responsibility as a paper: what it says in one language, whoever prints it."""

import io
from datetime import date
from typing import Any

import segno

from huiyin.followup.commitments import UNITS
from huiyin.kernel.text import Language, Text
from huiyin.planning.plans import plan_of
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core.templatetags.wording import day
from huiyin_web.places.offices import office_names
from huiyin_web.targets.models import Letter
from huiyin_web.targets.queries.stored import indicator_of, letter_or_404
from huiyin_web.targets.queries.wording import letter_name, written

_TITLE = Text("Letter of responsibility for targets of poverty alleviation, {year}", "{year}年度脱贫攻坚目标责任书")
_BETWEEN = Text(
    "{lower} takes on towards {upper} the targets below of the {plan}. They are to be reached by {due}.",
    "根据{plan}，{lower}向{upper}承诺完成下列目标，期限为 {due}。",
)
_PHASE = Text("The year belongs to the phase: {phase}.", "本年度处于规划阶段：{phase}。")
_TARGETS = Text("Targets", "一、目标任务")
_HEADS = (
    Text("No.", "序号"), Text("Target", "目标"), Text("To be reached", "目标值"), Text("Unit", "单位"),
    Text("Nature", "性质"), Text("Clause", "依据"),
)  # fmt: skip
_BINDING, _EXPECTED = Text("binding", "约束性"), Text("expected", "预期性")
_DUTIES = Text("What both sides undertake", "二、双方责任")
_LOWER = Text(
    "{lower} is responsible for reaching them, reports truly, and proves what it reports.",
    "{lower}对完成目标负总责，如实报告进展并提供佐证。",
)
_UPPER = Text(
    "{upper} supports it within its means and says, on proof, whether each target was reached. Nobody accepts what "
    "their own office owes.",
    "{upper}在职责范围内给予支持，凭佐证核验每项目标是否完成；任何单位不得核验本单位承担的目标。",
)
_CHANGE = Text(
    "A change has a reason and is signed by both sides as a new version; this one stays on record.",
    "目标如需调整，须说明理由并由双方签署新版本；本版本存档备查。",
)
_REASON = Text("This version takes the place of the one before: {reason}", "本版本取代前一版本，理由：{reason}")
_SIGNING = Text("Signatures", "三、签署")
_SIDE = (Text("{office}", "{office}"), Text("Signed by: {name}", "签字：{name}"), Text("Day: {on}", "日期：{on}"))
_BLANK = "________________"
_FOOT = Text("{number}; check code {content}", "{number}；内容校验码 {content}")
_SUPERSEDED = Text("Superseded by a later version.", "已被新版本取代。")
_WORDS = {"targets": _TARGETS, "duties": _DUTIES, "signing": _SIGNING}


def letter_paper(*, actor: Actor, number: int, language: Language, address: str) -> tuple[Letter, dict[str, Any]]:
    """Give a letter, and what its paper says.

    Args:
        actor: who asks.
        number: the letter's id.
        language: in which it is to be written.
        address: where it can be looked up.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = letter_or_404(actor, number)
    names = office_names({row.upper, row.lower})
    plan = plan_of(row.plan.key)
    sides = {"lower": names[row.lower], "upper": names[row.upper]}
    intro = (
        *([_SUPERSEDED] if row.superseded else []),
        _BETWEEN.fill(**sides, plan=plan.label, due=row.due_on),
        _PHASE.fill(phase=plan.phase_of(row.year).label),
        *([_REASON.fill(reason=row.reason)] if row.reason else []),
    )
    return row, {
        "lang": language,
        "title": _TITLE.fill(year=row.year).say(language),
        "number": letter_name(row).say(language),
        "intro": [one.say(language) for one in intro],
        "heads": [head.say(language) for head in _HEADS],
        "lines": [{"cells": cells} for cells in _lines(row, language)],
        "duties": [one.fill(**sides).say(language) for one in (_LOWER, _UPPER, _CHANGE)],
        "sides": [
            _side(sides["lower"], shown_name(row.lower_key, row.lower_name), row.lower_on, language),
            _side(sides["upper"], shown_name(row.upper_key, row.upper_name), row.upper_on, language),
        ],
        "words": {key: words.say(language) for key, words in _WORDS.items()},
        "footer": _FOOT.fill(number=letter_name(row), content=row.content[:16]).say(language),
        "qr": _code(address),
    }


def _lines(row: Letter, language: Language) -> list[list[str]]:
    lines = []
    for at, line in enumerate(row.lines.select_related("target__plan").order_by("pk"), start=1):
        one = indicator_of(line.target)
        nature = _BINDING if one.binding else _EXPECTED
        words = (one.label.sentence(), UNITS.label_of(one.unit), nature, one.clause.title)
        label, unit, binding, clause = (text.say(language) for text in words)
        lines.append([str(at), label, written(line.value), unit, binding, clause])
    return lines


def _side(office: Text, name: Text | str, on: date | None, language: Language) -> list[str]:
    told = {"office": office, "name": name or _BLANK, "on": day(on) if on else _BLANK}
    return [one.fill(**told).say(language) for one in _SIDE]


def _code(address: str) -> str:
    """Draw the address as a QR code."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="M").save(drawn, kind="svg", xmldecl=False)
    return drawn.getvalue().decode()
