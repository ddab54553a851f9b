import pytest

from huiyin_web.casework.actions._applying import Application
from huiyin_web.casework.actions.apply_for_registration import apply_for_registration
from huiyin_web.casework.errors import EvidenceRefusedError, StepRefusedError
from huiyin_web.casework.models import Case
from huiyin_web.core.errors import NotFoundError
from huiyin_web.registry.models import Household
from support import cast, given
from support.cases import AT, CELLS, DAY, application, identification, officer, walked

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


ID = "632722198404300045"
WOMAN = {"id_number": ID, "sex": "female", "birth_date": "1984-04-30"}


def refused_for(asked):
    with pytest.raises(EvidenceRefusedError) as refused:
        applied(asked)
    return {key: [one.en for one in told] for key, told in refused.value.problems.items()}


def test_whoever_stands_on_the_register_can_not_apply_and_is_told_where_without_a_number():
    given.places()
    given.person(of=given.household(cast.NEXT_VILLAGE), id_number=ID)

    told = refused_for(application(**WOMAN))

    assert list(told) == ["1.id_number"]
    assert told["1.id_number"][0].startswith("Whoever has this ID number stands on the register already, in ")
    assert ID not in str(told)
    assert not Case.objects.exists()


def test_whoever_has_applied_can_not_apply_again_until_that_is_closed():
    case = applied(application(**WOMAN))

    assert refused_for(application(**WOMAN))["1.id_number"][0].endswith("that application is not decided yet.")

    Case.objects.filter(pk=case.pk).update(is_over=True)
    assert applied(application(**WOMAN)).pk != case.pk


def test_two_members_of_one_application_do_not_share_an_id_number():
    asked = application(**WOMAN)
    told = refused_for(Application(asked.household, (asked.members[0], asked.members[1] | WOMAN)))
    assert told == {"2.id_number": ["Another member of this application has the same ID number."]}


def test_whoever_was_registered_meanwhile_is_not_registered_again():
    case = applied(application(**WOMAN))
    given.person(of=given.household(), id_number=ID)

    with pytest.raises(EvidenceRefusedError, match="stands on the register already"):
        walked(case, until="registered")
    assert Household.objects.count() == 1


def test_everything_that_is_missing_of_everybody_is_told_at_once_with_the_member_s_name():
    asked = application(sex="", relation="")
    spouse = {**asked.members[1], "id_number": "632722197502030019", "birth_date": ""}
    household = {**asked.household, "head_name": ""}

    with pytest.raises(EvidenceRefusedError) as raised:
        applied(
            Application(household, (asked.members[0], spouse)),
            cells=CELLS | {"application_reason": "", "query_consent": "否"},
        )

    assert {"1.sex", "1.relation", "2.id_number", "head_name", "application_reason", "query_consent"} <= set(
        raised.value.problems
    )
    told = str(raised.value)
    assert "Member 1 (扎***): Sex is empty." in told
    assert (told.count("Member 1 (扎***): "), told.count("Member 2 (卓**): ")) == (2, 1)
