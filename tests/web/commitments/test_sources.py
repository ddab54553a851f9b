import pytest
from django.urls import reverse

from huiyin_web.commitments.sources import came_from
from huiyin_web.targets.actions.sign_letter import sign_letter
from support import cast, talking
from support import given as register
from support import leadership as group
from support.targets import AT, TODAY, actor_of, county, drawn_up, prefecture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


@pytest.fixture
def letter():
    row = drawn_up()
    for by in (county(), prefecture()):
        row = sign_letter(letter=row.pk, by=by, at=AT)
    return row


def test_what_commitments_came_from_is_named_for_many_keys_at_once(django_assert_max_num_queries):
    decisions = [group.concluded().decisions.get() for _ in range(3)]
    problem = talking.opened()
    asked = [*(("decision", str(one.pk)) for one in decisions), ("problem", str(problem.pk)), ("pledge", "1"),
             ("decision", "gone"), ("decision", "")]  # fmt: skip
    reader = group.county()
    with django_assert_max_num_queries(8):
        found = came_from(reader, asked)
    assert len(found) == 4
    assert found[asked[0]].label.en == "Meeting of the county's leading group, decision 1"
    assert found["problem", str(problem.pk)].label.zh.endswith("上报的问题 P-2016-0001")
    assert all(crumb.url for crumb in found.values())


def test_the_page_of_a_commitment_leads_to_the_letter_that_it_came_from(client, letter):
    promise = letter.lines.get().commitment
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    page = client.get(reverse("commitments:one", args=[promise.pk])).content.decode()
    assert f'<a href="{reverse("targets:letter", args=[letter.pk])}">L-2016-0001, version 1</a>' in page


def test_what_is_not_kept_here_or_not_for_the_reader_leads_nowhere(letter):
    asked = [("letter", str(letter.pk)), ("letter", "x"), ("letter", ""), ("pledge", "1")]
    elsewhere = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=TODAY)
    assert list(came_from(county(), asked)) == asked[:1]
    assert came_from(elsewhere, asked) == {}
