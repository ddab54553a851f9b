"""The page of one change request."""

from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.fields import Field
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.registry.models import ChangeRequest, RequestState
from huiyin_web.registry.pages.changes import RequestPage
from huiyin_web.registry.queries.form_page import way_home, whose
from huiyin_web.registry.queries.records import Record
from huiyin_web.registry.queries.requests import asked_values, record_of, request_of
from huiyin_web.registry.wording import in_words

_TITLE = Text("Change request {number}", "变更申请 {number}")
_NEXT = {
    RequestState.WAITING: Text(
        "Nothing has changed yet: somebody else of the township or county office approves it, or sends it back.",
        "尚未生效，须由乡镇或县级其他人员批准，或说明原因退回。",
    ),
    RequestState.APPROVED: Text("The register holds the new values.", "新值已写入台账。"),
    RequestState.REFUSED: Text("The register was not changed.", "台账未作更改。"),
    RequestState.WITHDRAWN: Text("The register was not changed.", "台账未作更改。"),
}
_COLUMNS = (
    Column("field", Text("Field", "项目")),
    Column("before", Text("When it was asked for", "申请时")),
    Column("after", Text("Asked for", "申请变更为"), main=True),
)
_NOW = Column("now", Text("In the register now", "台账现值"))


def request_page(actor: Actor, number: int, *, in_clear: bool = False) -> RequestPage:
    """Give the page of a change request in reach.

    Args:
        actor: who asks.
        number: of the request.
        in_clear: whether its personal values are shown; the caller has recorded that they are.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    request = request_of(actor, number)
    record, waits = record_of(request), request.state == RequestState.WAITING
    decides = waits and actor.may(May.APPROVE_CHANGES) and request.by_key not in one_with(actor)
    masks = any(record.sheet.field(key).mask for key in request.changes)
    return RequestPage(
        title=_TITLE.fill(number=request.pk),
        lead=_NEXT[RequestState(request.state)],
        crumbs=(*way_home(actor, record), Crumb(_TITLE.fill(number=request.pk))),
        number=request.pk,
        state=RequestState(request.state).label,
        tone=RequestState(request.state).tone,
        facts=_facts(request, record),
        changes=_changes(request, record, in_clear=in_clear),
        may_decide=decides,
        may_withdraw=waits and request.by_key == actor.key,
        may_show=decides and masks and not in_clear and actor.may(May.UNMASK),
        in_clear=in_clear and masks,
    )


def _facts(request: ChangeRequest, record: Record) -> tuple[tuple[Text, Text | str | Crumb], ...]:
    home = Crumb(request.household.office_number, reverse("overview:household", args=[request.household_id]))
    facts: list[tuple[Text, Text | str | Crumb]] = [(Text("Household", "农户"), home)]
    if record.person:
        facts.append((Text("Member", "成员"), Text.join([whose(record), record.person.office_number], " ", " ")))
    facts += [
        (Text("Asked by", "申请人"), request.by_name), (Text("On", "申请时间"), moment(request.at)),
        (Text("Why", "变更理由"), request.reason),
    ]  # fmt: skip
    if request.decided_at:
        facts += [
            (Text("Decided by", "审批人"), request.decided_by_name),
            (Text("Decided on", "审批时间"), moment(request.decided_at)),
        ]
    return (*facts, (Text("Answer", "答复"), request.answer)) if request.answer else tuple(facts)


def _changes(request: ChangeRequest, record: Record, *, in_clear: bool) -> Table:
    now, asked = record.values(), asked_values(request)
    moved = request.state == RequestState.WAITING and any(now[key] != before for key, (before, _new) in asked.items())
    lines = [(record.sheet.field(key), *values, now[key]) for key, values in asked.items()]
    return Table(
        Text("What changes", "变更内容"),
        (*_COLUMNS, _NOW) if moved else _COLUMNS,
        tuple(_line(*line, in_clear=in_clear, moved=moved) for line in lines),
        note=_MOVED if moved else None,
    )


_MOVED = Text(
    "The register has changed since this was asked for: send it back, so that it is asked for anew.",
    "申请提交之后台账已有变动，请退回，由申请人重新提交。",
)


def _line(field: Field, before: Any, after: Any, now: Any, *, in_clear: bool, moved: bool) -> Row:
    def said(value: Any) -> Text | str:
        return str(value or "--") if in_clear and field.mask else in_words(field, value)

    cells: list[Any] = [Cell(field.label), said(before), said(after)]
    return Row((*cells, said(now)) if moved else tuple(cells))
