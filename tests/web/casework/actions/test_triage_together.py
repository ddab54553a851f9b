import pytest

from huiyin_web.casework.actions.triage_objection import triage_objection
from huiyin_web.casework.actions.triage_together import triage_together
from huiyin_web.casework.errors import OtherOfficeError, TogetherRefusedError
from huiyin_web.casework.models import Objection
from huiyin_web.casework.queries.objection import objection_page
from huiyin_web.core.models import AuditEvent
from support.cases import AT, exit_case, officer, walked
from support.objecting import objection_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanging():
    return walked(exit_case(head_name="扎西才让"), until="in_notice")


def states():
    return list(Objection.objects.order_by("pk").values_list("state", flat=True))


def triaged(*objections, by=None):
    numbers = [one.pk for one in objections]
    return triage_together(objections=numbers, states_fact=False, by=by or officer("township"), at=AT)


def test_each_of_them_is_triaged_with_its_own_event(hanging):
    every = [objection_on(hanging) for _ in range(3)]

    triaged(*every)

    assert states() == ["triaged"] * 3
    events = AuditEvent.objects.filter(action="casework.objection.triaged").order_by("pk")
    assert [event.subject for event in events] == [f"objection:{one.pk}" for one in every]


def test_one_that_was_triaged_meanwhile_is_named_and_nothing_is_done(hanging):
    first, other = objection_on(hanging), objection_on(hanging)
    triage_objection(objection=other.pk, states_fact=True, by=officer("township"), at=AT)

    with pytest.raises(TogetherRefusedError) as refused:
        triaged(first, other)

    assert str(refused.value) == (
        f"Nothing was done. Objection {other.pk}: This objection is being checked. "
        "Open it again to see where it stands."
    )
    assert states() == ["filed", "triaged"]


def test_objections_to_another_notice_are_not_triaged_with_it(hanging):
    first = objection_on(hanging)
    other = objection_on(walked(exit_case(), until="in_notice"))

    with pytest.raises(TogetherRefusedError) as refused:
        triaged(first, other)

    assert str(refused.value) == f"Nothing was done. Objection {other.pk} is not of the same notice."
    assert states() == ["filed", "filed"]


def test_the_village_triages_none(hanging):
    with pytest.raises(OtherOfficeError):
        triaged(objection_on(hanging), by=officer())


def test_the_page_of_one_offers_the_others_of_its_notice_that_wait_for_the_same(hanging):
    first, other, done = (objection_on(hanging) for _ in range(3))
    objection_on(walked(exit_case(), until="in_notice"))
    triage_objection(objection=done.pk, states_fact=True, by=officer("township"), at=AT)

    offered = objection_page(actor=officer("township"), number=first.pk).alike
    assert [(number, words.zh) for number, words in offered] == [(other.pk, f"{other.pk}，扎***：他家去年买了小汽车")]
    assert objection_page(actor=officer(), number=first.pk).alike == ()
