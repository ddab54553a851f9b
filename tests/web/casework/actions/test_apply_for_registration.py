import pytest

from huiyin_web.casework.actions._applying import Application
from huiyin_web.casework.actions.apply_for_registration import apply_for_registration
from huiyin_web.casework.errors import EvidenceRefusedError, StepRefusedError
from huiyin_web.casework.models import Case
from huiyin_web.core.errors import NotFoundError
from huiyin_web.registry.models import Household
from support import cast, given
from support.cases import AT, CELLS, DAY, application, identification, officer

pytestmark = pytest.mark.django_db


def applied(asked, by=None, cells=CELLS):
    given.places()
    return apply_for_registration(application=asked, on=DAY, cells=cells, by=by or officer(), at=AT)


def test_an_application_is_kept_and_nobody_is_on_the_register_yet():
    case = identification()

    assert (case.process, case.state, case.head_name, case.household) == ("identification", "applied", "扎西才让", None)
    assert case.application["household"]["village_group"] == "一社"
    assert [one["name"] for one in case.application["members"]] == ["扎西才让", "卓玛措"]
    assert not Household.objects.exists()


def test_what_is_wrong_is_told_by_member_and_field():
    with pytest.raises(EvidenceRefusedError) as raised:
        applied(application(id_number="63272519750203001X", sex=""))

    assert sorted(raised.value.problems) == ["1.id_number", "1.sex"]
    assert not Case.objects.exists()


def test_a_group_that_could_not_stand_on_a_notice_is_refused():
    asked = application()

    with pytest.raises(EvidenceRefusedError) as raised:
        applied(Application({**asked.household, "village_group": "一社13912345678"}, asked.members))

    assert list(raised.value.problems) == ["village_group"]


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ((), "Write at least one member: the head of the household."),
        (({"name": "卓玛", "sex": "female", "relation": "spouse"},),
         "One member is the head of the household; mark exactly one."),
    ],
)  # fmt: skip
def test_a_household_has_one_head(members, what):
    asked = Application(application().household, members)

    with pytest.raises(EvidenceRefusedError) as raised:
        applied(asked)

    assert [one.en for one in raised.value.problems["members"]] == [what]


def test_who_does_not_agree_to_matching_is_told_so():
    with pytest.raises(StepRefusedError) as raised:
        applied(application(), cells=CELLS | {"query_consent": "否"})

    assert str(raised.value) == ("The step was not taken. The household did not agree that its data are matched.")


def test_an_application_for_a_village_out_of_reach_is_not_found():
    with pytest.raises(NotFoundError):
        applied(application(cast.NEXT_VILLAGE))
