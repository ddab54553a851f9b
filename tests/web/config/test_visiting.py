from datetime import UTC, datetime

import pytest

from huiyin_web.access.models import User
from huiyin_web.assistance.models import Visit
from huiyin_web.config.commands.cast import HELPER, WORKER
from huiyin_web.config.commands.visiting import visit_households
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_the_helper_sees_what_was_given_and_the_village_worker_the_rest_and_some_are_never_seen():
    given.places()
    homes = [given.household() for _ in range(8)]
    helper, worker = cast.helper(cast.VILLAGE, villages=()), cast.village_worker()
    for user, name in ((helper, HELPER), (worker, WORKER)):
        User.objects.filter(pk=user.pk).update(username=name)
    for home in homes[:2]:
        cast.reaching(helper, household=home.pk)

    visit_households(on=AT.date(), at=AT)

    by = {visit.household_id: visit.by_key for visit in Visit.objects.all()}
    assert [by.get(home.pk) for home in homes] == [
        helper.key, None, worker.key, None, worker.key, worker.key, worker.key, worker.key,
    ]  # fmt: skip
    made = told()
    assert [kept for *_, kept in made if kept] == ["kept", "kept", "partly", "kept"]
    for visits in (Visit.objects.exclude(kept=""), Visit.objects.all()):
        visits.delete()
    visit_households(on=AT.date(), at=AT)
    assert told() == made


def told():
    return list(Visit.objects.order_by("household", "visited_on").values_list("uuid", "visited_on", "found", "kept"))
