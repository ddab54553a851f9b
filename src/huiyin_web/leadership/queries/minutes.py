"""The minutes of a meeting, as Word or PDF, in one language."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from huiyin.followup.meetings import KINDS, MATTERS, OUTCOMES, PRESENCE
from huiyin.kernel.text import Language, Text
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.queries.wording import amount_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.templatetags.wording import day, moment
from huiyin_web.core.written import MIME, as_pdf, as_word
from huiyin_web.leadership.models import Item, Meeting, MeetingDecision
from huiyin_web.leadership.queries.meeting import group_name
from huiyin_web.leadership.queries.stored import meeting_or_404, said
from huiyin_web.places.offices import office_names

_PAPERS = Path(__file__).parents[1] / "papers"
_FILE = Text("This kind of file", "该类文件")
_HEADING = Text("Minutes", "会议纪要")
_FOOTER = Text("{group}, printed {day}", "{group}，{day} 打印")
_DRAFT = Text("{group}, not concluded, printed {day}", "{group}，未办结，{day} 打印")
_FACTS = (Text("Kind", "会议类型"), Text("Day", "时间"), Text("Venue", "地点"), Text("Chair", "主持人"))
_WORDS = {
    "colon": Text(": ", "："),
    "attendance": Text("Attendance", "出席情况"),
    "summary": Text("The state of things", "工作情况"),
    "agenda": Text("Agenda and conclusions", "议题与结论"),
    "decisions": Text("Decisions", "决定事项"),
    "nothing": Text("Nothing was decided.", "没有决定事项。"),
    "additions": Text("Added since", "补充更正"),
}
_HEADS = (
    Text("No.", "序号"),
    Text("Decision", "决定事项"),
    Text("Owner and person", "责任单位及责任人"),
    Text("Verified by", "核验单位"),
    Text("Due", "期限"),
)
_NAMED = Text("{name} ({post})", "{name}（{post}）")
_SENT = Text("{name} (sent {deputy})", "{name}（委托 {deputy}）")
_ABOUT, _TOLD = Text(" ({kind})", "（{kind}）"), Text(" ({kind}: {name})", "（{kind}：{name}）")
_QUANTITY = Text("{title} ({quantity})", "{title}（{quantity}）")
_OWNER = Text("{office}: {person}", "{office}：{person}")
_REVISED = Text("{outcome}; to be revised first: {conditions}", "{outcome}；须先修改：{conditions}")
_ADDED = Text("{words} Reason: {reason} ({name}, {moment})", "{words} 理由：{reason}（{name}，{moment}）")


def minutes_file(*, actor: Actor, number: int, kind: str, language: Language, on: date) -> tuple[str, bytes, str]:
    """Give the minutes of a meeting: the name of the file, its content, and what a browser is told of it.

    Args:
        actor: who asks.
        number: the meeting's id.
        kind: `docx` or `pdf`.
        language: in which.
        on: the day of printing.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see, or there is no such kind of file.
    """
    row = meeting_or_404(actor, number)
    if kind not in MIME:
        raise NotFoundError(what=_FILE)
    values = minutes_of(row, language, on)
    content = as_word(_PAPERS / "minutes.docx", values) if kind == "docx" else as_pdf(_PAPERS / "minutes.typ", values)
    return f"minutes-{row.held_on.isoformat()}-{row.pk}-{language}.{kind}", content, MIME[kind]


def minutes_of(row: Meeting, language: Language, on: date) -> dict[str, Any]:
    """Give what the minutes of a meeting say, all of it in words."""
    footer = (_FOOTER if row.concluded_at else _DRAFT).fill(group=group_name(row.group).sentence(), day=on)
    return {
        "lang": language,
        "heading": _HEADING.say(language),
        "title": said(row.title, row.title_en).say(language),
        "footer": footer.say(language),
        "words": {key: words.say(language) for key, words in _WORDS.items()},
        "facts": [[label.say(language), value.say(language)] for label, value in _facts(row)],
        "attendance": [[label.say(language), names.say(language)] for label, names in _attendance(row)],
        "summary": said(row.summary, row.summary_en).say(language),
        "agenda": [_item(item, language) for item in row.items.select_related("document").order_by("pk")],
        "heads": [head.say(language) for head in _HEADS],
        "decisions": [{"cells": [one.say(language) for one in cells]} for cells in _decisions(row)],
        "additions": [
            _ADDED.fill(words=one.words, reason=one.reason, name=one.by_name, moment=moment(one.at)).say(language)
            for one in row.additions.order_by("pk")
        ],
    }


def _facts(row: Meeting) -> Iterator[tuple[Text, Text]]:
    chair = row.attendance.filter(is_chair=True).first()
    values = (
        KINDS.label_of(row.kind).sentence(),
        Text(day(row.held_on), day(row.held_on)),
        said(row.venue, row.venue_en),
        said(chair.name, chair.name_en) if chair else None,
    )
    return ((label, value) for label, value in zip(_FACTS, values, strict=True) if value and value.zh)


def _attendance(row: Meeting) -> Iterator[tuple[Text, Text]]:
    lines = list(row.attendance.order_by("-is_chair", "pk"))
    for presence in PRESENCE.codes:
        names = []
        for one in lines:
            if one.presence == presence.key:
                name = said(one.name, one.name_en)
                named = _NAMED.fill(name=name, post=said(one.post, one.post_en)) if one.post else name
                names.append(_SENT.fill(name=named, deputy=one.deputy) if one.deputy else named)
        if names:
            yield presence.label.sentence(), Text.join(names)


def _item(item: Item, language: Language) -> dict[str, str]:
    resolved = OUTCOMES.label_of(item.outcome).sentence() if item.outcome else Text("", "")
    if item.conditions:
        resolved = _REVISED.fill(outcome=resolved, conditions=item.conditions)
    kind = MATTERS.label_of(item.kind)
    return {
        "title": said(item.title, item.title_en).say(language),
        "about": (_TOLD if item.told_by else _ABOUT).fill(kind=kind, name=item.told_by).say(language),
        "resolved": resolved.say(language),
        "conclusion": said(item.conclusion, item.conclusion_en).say(language),
    }


def _decisions(row: Meeting) -> Iterator[tuple[Text, ...]]:
    rows = list(row.decisions.order_by("pk"))
    names = office_names({office for one in rows for office in (one.owner, one.accepter)})
    for number, one in enumerate(rows, start=1):
        due = Text(day(one.due_on), day(one.due_on))
        yield (
            Text(str(number), str(number)),
            _worded(one),
            _OWNER.fill(office=names[one.owner], person=one.person),
            names[one.accepter],
            due,
        )


def _worded(one: MeetingDecision) -> Text:
    title = said(one.title, one.title_en)
    if one.quantity is None:
        return title
    return _QUANTITY.fill(title=title, quantity=amount_of(one.quantity, one.unit))
