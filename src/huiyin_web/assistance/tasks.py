"""The long work of this app as a job."""

from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.assistance.actions.make_proposal import make_proposal
from huiyin_web.assistance.models import ProposalState
from huiyin_web.assistance.works import PROPOSE_JOB
from huiyin_web.core.clock import now
from huiyin_web.jobs.models import kept
from huiyin_web.jobs.registry import JobKind, Report, register
from huiyin_web.jobs.works import asker

_MADE = Text("{pairs} pairs are proposed; a second officer adopts them.", "已生成 {pairs} 对结对方案，待另一人采纳。")
_REFUSED = Text("Nothing could be proposed: {why}", "无法生成方案：{why}")


def register_jobs() -> None:
    """Register the proposal; it may start again by itself when its worker died: it leaves all or nothing."""
    register(JobKind(PROPOSE_JOB, _propose, retry_safe=True))


def _propose(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Compute the proposal `proposal` for the user `user`."""
    row = make_proposal(proposal=params["proposal"], by=asker(params), at=now(), report=report)
    if row.state == ProposalState.REFUSED:
        said = _REFUSED.fill(why=Text(row.told[0]["en"], row.told[0]["zh"]))
    else:
        said = _MADE.fill(pairs=row.pairs.count())
    return {"url": reverse("assistance:proposal", args=[row.round_id]), "message": kept(said)}
