import pytest

from huiyin_web.registry.actions.drop_draft import drop_draft
from huiyin_web.registry.models import Draft
from huiyin_web.registry.queries.records import household_record
from support import given
from web.registry.steps import AT, village

pytestmark = pytest.mark.django_db


def test_the_draft_of_one_form_is_thrown_away_and_no_other():
    given.places()
    home, by = given.household(), village()
    for section in ("income", "land"):
        Draft.objects.create(
            by_key=by.key, subject=f"household:{home.pk}", section=section, version=1, cells={}, kept_at=AT
        )
    drop_draft(record=household_record(by, home.pk), section="income", by=by)
    assert [draft.section for draft in Draft.objects.all()] == ["land"]
