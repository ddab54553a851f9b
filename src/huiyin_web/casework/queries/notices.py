"""Read notices: as they hang, for the wall and for the public page that withdraws itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Language, Text
from huiyin.rules import casework as rules
from huiyin.rules.papers import kinds
from huiyin.rules.publicity import HEADS
from huiyin_web.access.actor import Actor
from huiyin_web.casework.models import Notice, NoticeLine
from huiyin_web.casework.pages import NoticePage
from huiyin_web.casework.queries.stored import cases_in_reach, process_of, way_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.papers.queries.blank import LINE, hotline
from huiyin_web.papers.queries.printing import Filling, printed
from huiyin_web.papers.queries.telephones import telephone_at
from huiyin_web.places.queries import place_names

_NOTICE = Text("This notice", "该公示")
_TITLE = Text("{process}: {step}", "{process}：{step}")
_NUMBER = Text("No.", "序号")
_NO_VALUE = "--"
_BEGINS = Text("{day}, 0:00 of the day after it was hung", "{day} 张贴，次日零时起算")
_ENDS = Text("{day}, 24:00", "{day} 24时")
STANDS = Text("not before the objections are answered", "异议答复前不届满")
TAKEN_DOWN = Text("taken down", "已撤下")
_DOWN = Text(
    "This notice was taken down: its cases went back to an earlier step, or were closed.",
    "本公示已撤下：所列事项已退回前一环节或已终止。",
)
_OVER = Text(
    "The days of this notice were over on {until}: it is for the file only.",
    "本公示已于 {until} 届满，仅供存档，请勿再张贴。",
)
_FEWER = Text(
    "Taken off this list since it was hung: {count} of {total}. The fingerprint is that of the whole list.",
    "张贴后已从名单撤下 {count} 行（共 {total} 行）；校验码为原名单的校验码。",
)


@dataclass(frozen=True, slots=True)
class Hanging:
    """What still hangs of a notice: its lines by number, and its last day; none while an objection stops the clock."""

    lines: frozenset[int]
    until: date | None


def notice_page(*, actor: Actor, number: int, on: date, language: Language) -> NoticePage:
    """Give a notice for the wall.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = Notice.objects.filter(pk=number, lines__case__in=cases_in_reach(actor)).distinct().first()
    if found is None:
        raise NotFoundError(what=_NOTICE)
    return _page(found, on, language, withdraws=False)


def public_notice(token: str) -> Notice:
    """Give the notice of a public address.

    Raises:
        NotFoundError: there is none.
    """
    found = Notice.objects.filter(token=token).first()
    if found is None:
        raise NotFoundError(what=_NOTICE)
    return found


def public_notice_page(notice: Notice, *, on: date, language: Language) -> NoticePage:
    """Give a notice for everybody; once it is over, without its lines."""
    return _page(notice, on, language, withdraws=True)


def hanging(notice: Notice, on: date) -> Hanging:
    """Give what hangs of a notice, until the last one's last day; cases that went back or were closed are off.

    A case that was closed after its last day had hung in full, and was not taken down.
    """
    return _hanging(notice, _lines(notice), on)


def _lines(notice: Notice) -> list[NoticeLine]:
    """Give the lines by number, with what was done to each case and objected to it."""
    rows = notice.lines.select_related("case").prefetch_related("case__steps", "case__objections")
    return list(rows.order_by("number"))


def _hanging(notice: Notice, lines: Sequence[NoticeLine], on: date) -> Hanging:
    ends: dict[int, date | None] = {}
    hung_again = _hung_again(notice, lines)
    for line in lines:
        case = way_of(line.case)
        term = case.process.steps[notice.step].notice
        if term and case.last(notice.step) and line.case_id not in hung_again:
            end = rules.notice_ends(case, rules.Hung(notice.posted_on, notice.days, term.counted), on)
            if not _closed_by(case, end):
                ends[line.number] = end
    known = [end for end in ends.values() if end is not None]
    return Hanging(frozenset(ends), max(known) if known and len(known) == len(ends) else None)


def _closed_by(case: rules.Case, end: date | None) -> bool:
    """Say whether a case was closed while its notice hung."""
    return case.state == rules.CLOSED and case.since is not None and (end is None or case.since <= end)


def _hung_again(notice: Notice, lines: Sequence[NoticeLine]) -> set[int]:
    """Give the cases that a later notice of the same step lists."""
    later = NoticeLine.objects.filter(notice__step=notice.step, notice__gt=notice.pk)
    return set(later.filter(case__in=[line.case_id for line in lines]).values_list("case", flat=True))


def _taken_off(line: NoticeLine) -> Crumb:
    words = f"{line.number}  {next(iter(line.shown.values()))}"
    return Crumb(Text(words, words), reverse("casework:case", args=[line.case_id]))


def _page(notice: Notice, on: date, language: Language, *, withdraws: bool) -> NoticePage:
    lines = _lines(notice)
    process = process_of(lines[0].case)
    step = process.steps[notice.step].label
    hung = _hanging(notice, lines, on)
    is_down = not hung.lines
    is_over = is_down or (hung.until is not None and on > hung.until)
    on_list = [line for line in lines if is_down or line.number in hung.lines]
    shown = () if withdraws and is_over else tuple((line.number, tuple(line.shown.values())) for line in on_list)
    fewer = _FEWER.fill(count=len(lines) - len(on_list), total=len(lines)) if len(on_list) < len(lines) else None
    code = notice.village_code
    filling = Filling(
        {
            "village": place_names([code]).get(code, Text(code, code)),
            "process": process.label.sentence(),
            "step": step,
            "posted_at": notice.posted_at,
            "begins": _BEGINS.fill(day=notice.posted_on),
            "telephone": telephone_at(code, on=notice.posted_on).number or LINE,
            "hotline": hotline(notice.posted_on),
            "ends": TAKEN_DOWN if is_down else STANDS if hung.until is None else _ENDS.fill(day=hung.until),
        },
        (_NUMBER, *(HEADS[key].sentence() for key in notice.fields)),
        tuple((str(number), *(value or _NO_VALUE for value in values)) for number, values in shown),
    )
    paper = printed(kinds()["notice"], code, filling, on=notice.posted_on, language=language)
    return NoticePage(
        id=notice.pk,
        token=notice.token,
        title=_TITLE.fill(process=process.label.sentence(), step=step),
        printed=replace(paper, missing=()) if withdraws else paper,
        lines=shown,
        is_over=is_over,
        over=_OVER.fill(until=hung.until) if is_over and not is_down else None,
        taken_down=_DOWN if is_down else None,
        fewer=fewer,
        taken_off=() if withdraws else tuple(_taken_off(line) for line in lines if line.number not in hung.lines),
        hash=notice.lines_hash,
    )
