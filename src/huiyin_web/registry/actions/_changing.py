"""The part that changing a household and changing a person share: read, merge, check, save what may be saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.kernel.text import Text
from huiyin.records.filling import read_form, written
from huiyin.records.merging import Merged, merge
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules.publicity import personal_in, refused_for_public
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import year_of
from huiyin_web.registry.actions._saving import check_open, context_of, forget_draft, note, write
from huiyin_web.registry.errors import ChangedMeanwhileError, FormRefusedError, NothingChangedError
from huiyin_web.registry.models import ChangeRequest
from huiyin_web.registry.queries.records import Record
from huiyin_web.registry.queries.requests import waiting_fields

LEAST_REASON = 4
REASON = "reason"
_REASON_NEEDED = Text(
    "Say in at least {least} characters why: {fields} can change only once somebody else approves.",
    "请用至少 {least} 个字说明变更理由：“{fields}”须经他人审批后生效。",
)
_PERSONAL = Text(
    "The reason holds {kinds}. It stays in the records and others read it: leave it out.",
    "变更理由含有{kinds}。该内容将存档并供他人查阅，请删去。",
)
_WAITING = Text(
    "A change of this waits for approval already (request {number}). Withdraw it first, or wait for the answer.",
    "该项已有变更申请待审批（申请 {number}）。请先撤回，或等待审批结果。",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A filled form: which section of which version of the row, what was written, and why."""

    section: str
    version: int
    cells: Mapping[str, str]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of a form: the fields saved, the request that waits for approval, what others changed meanwhile."""

    saved: tuple[str, ...]
    request: ChangeRequest | None
    theirs: tuple[str, ...]


def change(record: Record, sent: Sent, *, by: Actor, at: datetime) -> Changed:
    """Save what a form changes, inside the caller's transaction; what decides eligibility becomes a request.

    Raises:
        FrozenYearError: the year is closed.
        FormRefusedError: a cell is refused, a reason is missing, or a request of the field waits already.
        ChangedMeanwhileError: somebody else has changed the same fields.
        NothingChangedError: the form says what is known already.
    """
    check_open(record, at)
    cells = _kept_back(record, sent.cells)
    now = record.values()
    read = read_form(record.sheet, now, cells, context_of(at))
    merged = merge(base=record.values_at(sent.version), mine=read.values, now=now)
    _refuse_conflicts(record, merged, read.problems)
    _refuse_problems(record, sent, merged, read.problems, at=at)
    if not merged.changes:
        raise NothingChangedError
    direct = {key: value for key, value in merged.changes.items() if key not in record.deciding}
    asked = {key: value for key, value in merged.changes.items() if key in record.deciding}
    request = _ask(record, asked, now, sent.reason.strip(), by=by, at=at) if asked else None
    if direct:
        done = write(record, direct, year=year_of(at), by=by, at=at)
        note(_CHANGED[record.sheet.key], record, done, by=by, at=at, version=record.row.version)
    forget_draft(record, sent.section, by=by)
    return Changed(tuple(direct), request, merged.theirs)


_CHANGED = {"households": "registry.household.changed", "persons": "registry.person.changed"}


def _kept_back(record: Record, cells: Mapping[str, str]) -> dict[str, str]:
    """Leave out the empty cells of personal values: forms don't show these, so an empty one says nothing."""
    return {key: text for key, text in cells.items() if text.strip() or record.sheet.field(key).mask is None}


def _refuse_conflicts(record: Record, merged: Merged, problems: Mapping[str, object]) -> None:
    if merged.conflicts and not problems:
        fields = Text.join([record.sheet.field(one.field).label for one in merged.conflicts])
        raise ChangedMeanwhileError(merged, fields=fields)


def _refuse_problems(
    record: Record, sent: Sent, merged: Merged, found: Mapping[str, tuple[Text, ...]], *, at: datetime
) -> None:
    """Refuse a form for its cells, for the row that would come of it, or for want of a reason."""
    problems = dict(found)
    if record.sheet is HOUSEHOLDS:
        problems |= refused_for_public(merged.changes)
    if merged.theirs and not problems:
        cells = {key: written(record.sheet.field(key), value) for key, value in merged.changes.items()}
        problems |= read_form(record.sheet, record.values(), cells, context_of(at)).problems
    asked = [key for key in merged.changes if key in record.deciding]
    waiting = waiting_fields(record) if asked else {}
    for key in asked:
        if key in waiting:
            problems[key] = (*problems.get(key, ()), _WAITING.fill(number=waiting[key].pk))
    if asked and len(sent.reason.strip()) < LEAST_REASON:
        fields = Text.join([record.sheet.field(key).label for key in asked])
        problems[REASON] = (_REASON_NEEDED.fill(least=LEAST_REASON, fields=fields),)
    elif asked and (kinds := personal_in(sent.reason)):
        problems[REASON] = (_PERSONAL.fill(kinds=Text.join(kinds)),)
    if problems:
        raise FormRefusedError(problems)


def _ask(
    record: Record, asked: Mapping[str, Any], now: Mapping[str, Any], reason: str, *, by: Actor, at: datetime
) -> ChangeRequest:
    changes = {
        key: [written(record.sheet.field(key), now[key]), written(record.sheet.field(key), value)]
        for key, value in asked.items()
    }
    request = ChangeRequest.objects.create(
        household=record.household, person=record.person, changes=changes, reason=reason, by_key=by.key,
        by_name=by.name, at=at,
    )  # fmt: skip
    told = {key: (now[key], value) for key, value in asked.items()}
    note("registry.change.requested", record, told, by=by, at=at, request=request.pk, reason=reason)
    return request
