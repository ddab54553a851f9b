"""Steps about two entries that tests share: decide, approve."""

from huiyin_web.quality.actions.approve_merge import approve_merge
from huiyin_web.quality.actions.decide_duplicate import Said, decide_duplicate
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.queries.duplicates import proposal_of, versions_of
from support.suspects import AT


def decide(asked, by, decision=Decision.HOUSEHOLD, *, keep="left", reason="问过本人", before="", seen=None):
    """Decide about two entries as they are; that they are one is proposed."""
    said = Said(decision, keep, reason, versions_of(asked) if seen is None else seen, before)
    return decide_duplicate(duplicate=asked.pk, said=said, by=by, at=AT)


def proposal(asked):
    """Give the proposed merge as the page has it."""
    return proposal_of(Duplicate.objects.get(pk=asked.pk))


def approve(asked, by):
    """Approve the proposed merge as it stands."""
    return approve_merge(duplicate=asked.pk, proposal=proposal(asked), by=by, at=AT)
