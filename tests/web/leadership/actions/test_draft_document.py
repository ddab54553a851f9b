import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.errors import LeadershipRefusedError
from huiyin_web.leadership.models import Clause, Document
from support import cast
from support.leadership import DAY, drafted
from support.talking import township

pytestmark = pytest.mark.django_db


def test_a_document_begins_as_a_draft_in_clauses():
    row = drafted()
    assert (row.group, Document.objects.get().state) == (cast.COUNTY, "draft")
    assert list(Clause.objects.values_list("number", "text")) == [
        ("第一条", "督查每年两次。"), ("第二条", "到县后随机抽取村。"),
    ]  # fmt: skip
    actions = AuditEvent.objects.filter(action__startswith="leadership").order_by("number")
    assert list(actions.values_list("action", flat=True)) == [
        "leadership.document.drafted", "leadership.document.write",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"title": ""}, "This has to be said."), ({"words": "没有编号"}, "Begin each clause with its number")],
)
def test_what_has_no_title_or_no_clauses_is_refused_and_not_kept(changes, words):
    with pytest.raises(LeadershipRefusedError, match=words):
        drafted(**changes)
    assert not Document.objects.exists()


def test_whoever_heads_no_leading_group_drafts_none():
    for by in (township(), actor_of(cast.department(), on=DAY)):
        with pytest.raises(NotAllowedError):
            drafted(by=by)
