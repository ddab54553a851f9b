"""Hang one notice for several cases of a village that wait for it: the same step of each, one list."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin import policy
from huiyin.kernel.canonical import content_hash
from huiyin.kernel.text import Text
from huiyin.policy import last_day
from huiyin.rules.publicity import PLACE, PUBLIC_FIELDS, personal_in, public_line, unfit_fields
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._taking import Sent, note, take
from huiyin_web.casework.errors import PersonalDataError, UnfitNoticeError
from huiyin_web.casework.models import Case, Notice, NoticeLine
from huiyin_web.casework.queries.stored import case_or_404, cases_in_reach, process_of, whom
from huiyin_web.core import audit
from huiyin_web.core.errors import DomainError

_POSTED_AT = "posted_at"
_TOKEN_BYTES = 32
_NOT_ALIKE = Text(
    "A notice lists cases of one village that wait for the same step.", "一份公示只列同一村、等待同一步骤的事项。"
)
_UNFIT = Text(
    "Case {case} ({name}): “{field}” holds {kinds}, and everybody would read it. Correct it in the form of the "
    "household, or hang the notice without this field.",
    "事项 {case}（{name}）的“{field}”含有{kinds}，公示后人人可见。请在该户信息表中更正，或不公示该项。",
)


@dataclass(frozen=True, slots=True)
class Wall:
    """What hangs: the step, the cases, the further fields shown, where, since when.

    Attributes:
        step: the step that each case takes by it.
        first: the case whose page it was sent from, and how many steps it had then.
        others: further cases on the same list.
        fields: what is shown besides the head's masked name, of `PUBLIC_FIELDS`.
        cells: where it hangs.
        on: the day on which it was hung.
    """

    step: str
    first: tuple[int, int]
    others: Sequence[int]
    fields: tuple[str, ...]
    cells: Mapping[str, str]
    on: date


@transaction.atomic
def post_notice(*, wall: Wall, by: Actor, at: datetime) -> Notice:
    """Take the step of every case on the list, and keep what the list shows.

    Raises:
        NotFoundError: a case lies outside their reach.
        DomainError: the cases differ in village, process or state.
        PersonalDataError: the words of the notice hold a personal number.
        UnfitNoticeError: a field that it shows of a household holds a personal number or an illness.
        MovedOnError, FutureDayError, EvidenceRefusedError, OtherOfficeError, StepRefusedError: as for any step.
    """
    if kinds := personal_in(wall.cells.get(_POSTED_AT, "")):
        raise PersonalDataError(kinds=Text.join(kinds))
    number, steps_taken = wall.first
    first = case_or_404(by, number, lock=True)
    alike = cases_in_reach(by).filter(
        village_code=first.village_code, process=first.process, pack=first.pack, state=first.state
    )
    others = list(alike.select_for_update().filter(pk__in=wall.others).exclude(pk=first.pk).order_by("pk"))
    if len(others) != len({*wall.others} - {first.pk}):
        raise DomainError(what=_NOT_ALIKE)
    cases = [first, *others]
    for case in cases:
        taken = steps_taken if case is first else case.steps_taken
        take(case, Sent(wall.step, taken, wall.cells, wall.on), by=by, at=at)
        note("casework.case.stepped", case, by=by, at=at, step=wall.step)
    return _hang(wall, cases, by=by, at=at)


def _hang(wall: Wall, cases: Sequence[Case], *, by: Actor, at: datetime) -> Notice:
    first = cases[0]
    term = process_of(first).steps[wall.step].notice
    if term is None:
        raise DomainError(what=Text("This step hangs no notice.", "该步骤不需要公示。"))
    days = int(policy.at(wall.on, first.pack).value(term.days).value)
    of_places = process_of(first).subject is not policy.Subject.HOUSEHOLD
    if not of_places:
        _check_fit(cases, wall.fields)
    lines = [{PLACE: case.head_name} if of_places else public_line(_of(case), wall.fields) for case in cases]
    notice = Notice.objects.create(
        village_code=first.village_code, process=first.process, step=wall.step, posted_on=wall.on,
        posted_at=wall.cells[_POSTED_AT].strip(), days=days, ends_on=last_day(wall.on, days, term.counted),
        token=secrets.token_urlsafe(_TOKEN_BYTES), fields=list(lines[0]), lines_hash=content_hash({"lines": lines}),
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
    NoticeLine.objects.bulk_create(
        NoticeLine(notice=notice, case=case, number=number, shown=line)
        for number, (case, line) in enumerate(zip(cases, lines, strict=True), 1)
    )
    audit.record(
        "casework.notice.posted", by=by, at=at, subject=f"notice:{notice.pk}", place_code=notice.village_code,
        detail={"lines": len(lines), "hash": notice.lines_hash, "until": notice.ends_on.isoformat()},
    )  # fmt: skip
    return notice


def _check_fit(cases: Sequence[Case], fields: tuple[str, ...]) -> None:
    told = [
        _UNFIT.fill(case=case.pk, name=whom(case), field=PUBLIC_FIELDS[key], kinds=Text.join(kinds))
        for case in cases
        for key, kinds in unfit_fields(_of(case)).items()
        if key in fields
    ]
    if told:
        raise UnfitNoticeError(what=Text.join(told, " ", ""))


def _of(case: Case) -> dict[str, object]:
    """Give what a notice may show of a case's household: from the register, or from the application."""
    row = case.household
    if row is not None:
        return {"head_name": row.head_name, "village_group": row.village_group, "member_count": row.member_count}
    applied = case.application
    return {**applied["household"], "member_count": len(applied["members"])}
