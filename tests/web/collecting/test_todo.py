from datetime import timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.collecting.models import AskedVillage
from huiyin_web.collecting.queries.collection_page import collection_page
from huiyin_web.core.clock import now, today
from support import cast, given
from support.collecting import TODAY, admitted, county

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_household(client):
    given.places()
    given.household()
    client.cookies["huiyin_language"] = "en"


@pytest.mark.parametrize(
    ("who", "get", "bring"),
    [
        (cast.village_worker, "Your township gives you the form.", "Give the form back to your township"),
        (cast.township_officer, "Download the form of your villages below.", "Bring the file in on the page Import."),
    ],
)
def test_whoever_answers_reads_at_the_top_what_to_do_which_villages_are_missing_and_by_when(client, who, get, bring):
    last = today() + timedelta(days=5)
    row = admitted(at=now(), begins_on=today(), ends_on=last)
    client.force_login(who())

    page = client.get(f"/collections/{row.pk}/").content.decode()

    assert f"Still to answer by {last}: 前多村 (1 of 1)." in page
    for words in (get, "Fill in the green columns: phone, identified on.", bring):
        assert page.index("What you have to do") < page.index(words) < page.index("Facts asked")
    assert ('href="#form"' in page) == ("Download" in get)


def test_what_there_is_to_do_before_its_days_and_after_them_is_nothing():
    row, worker = admitted(), actor_of(cast.village_worker(), on=TODAY)

    told = [
        collection_page(actor=worker, number=row.pk, on=day).todo
        for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=60))
    ]

    assert [(one.stands.en, one.steps) for one in told] == [
        ("It begins on 2019-06-01; there is nothing to do before.", ()),
        ("It ended on 2019-06-30 without 前多村. Nothing can be handed in any more.", ()),
    ]


def test_a_village_that_has_answered_has_nothing_to_do_and_who_does_not_answer_is_told_nothing():
    row, worker = admitted(), actor_of(cast.village_worker(), on=TODAY)
    AskedVillage.objects.update(rows=0)

    assert collection_page(actor=worker, number=row.pk, on=TODAY).todo.stands.en.startswith("All your villages have")
    assert collection_page(actor=county(), number=row.pk, on=TODAY).todo is None
