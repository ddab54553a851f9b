"""The long work of this app as jobs."""

from contextlib import suppress
from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.errors import FileRefusedError
from huiyin_web.core.clock import now
from huiyin_web.exchange.actions.compare_export import compare_export
from huiyin_web.exchange.actions.decide_field import Settled, decide_field
from huiyin_web.exchange.actions.sweep_exchanges import sweep_exchanges
from huiyin_web.exchange.actions.write_outgoing import write_outgoing
from huiyin_web.exchange.errors import ExchangeStateError, ExportTooLongError
from huiyin_web.exchange.models import Decision
from huiyin_web.exchange.steps import COMPARE, DECIDE, WRITE
from huiyin_web.jobs.models import kept
from huiyin_web.jobs.registry import JobKind, Report, register
from huiyin_web.jobs.works import asker

_TAKING = Text("taking theirs: {done:,}, {left:,} left", "采用全国系统：已处理 {done:,} 项，剩余 {left:,} 项")
_TAKEN = Text(
    "{done:,} decided, {requests:,} of them wait for approval; {refused:,} refused. {why}",
    "已处理 {done:,} 项，其中 {requests:,} 项待审批；{refused:,} 项未能处理。{why}",
)


def register_jobs() -> None:
    """Register the long works; each may start again by itself when its worker died.

    A comparison removes what the last one left, a field's decision goes on with what is open, a file is whole or not
    there.
    """
    register(JobKind(COMPARE, _compare, retry_safe=True))
    register(JobKind(DECIDE, _decide, retry_safe=True))
    register(JobKind(WRITE, _write, retry_safe=True))


def _compare(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Compare the exchange `exchange` for the user `user`; that a file is refused is a result, not a failure.

    So is that it is compared already: a worker may have died between that and saying so.
    """
    with suppress(FileRefusedError, ExportTooLongError, ExchangeStateError):
        compare_export(exchange=params["exchange"], by=asker(params), at=now(), report=report)
    sweep_exchanges(at=now())
    return _done(params)


def _decide(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Take theirs for the user `user` in all open differences of the field `field`, some at a go."""
    by, whole = asker(params), Settled(0, 0, 0, None, 0)
    asked = {key: params[key] for key in ("exchange", "sheet", "field", "newer")}
    while True:
        some = decide_field(**asked, decision=Decision.THEIRS, after=whole.last, by=by, at=now())
        whole = Settled(
            whole.done + some.done, whole.requests + some.requests, whole.refused + some.refused,
            whole.why or some.why, some.left, some.last,
        )  # fmt: skip
        if not some.left:
            break
        report(whole.done / (whole.done + some.left), _TAKING.fill(done=whole.done, left=some.left))
    said = _TAKEN.fill(done=whole.done, requests=whole.requests, refused=whole.refused, why=whole.why or "")
    return {**_done(params), "message": kept(said)}


def _write(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Write the outgoing file of the exchange `exchange` for the user `user`."""
    write_outgoing(exchange=params["exchange"], by=asker(params), at=now(), report=report)
    return _done(params)


def _done(params: dict[str, Any]) -> dict[str, Any]:
    return {"url": reverse("exchange:exchange", args=[params["exchange"]])}
