import pytest

from huiyin.records.sounding import sounds
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.registry.queries.finding import find_by_member
from support import cast, given
from web.registry.steps import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return household()


def household(village=cast.VILLAGE, name="才仁卓玛", **fields):
    home = given.household(village, **fields)
    (pinyin,), (initials,) = sounds([name])
    given.person(
        home, name=name, name_pinyin=pinyin, name_initials=initials, id_number="632722198404300045", phone="13912345678"
    )
    return home


def found(user, asked, limit=50):
    return [one.id for one in find_by_member(acting(user), asked, limit=limit)]


@pytest.mark.parametrize(
    "asked", ["cairenzhuoma", "Cai Ren", "cai", "crzm", "才仁卓玛", "才仁", "0045", "5678"]
)  # fmt: skip
def test_a_household_is_found_by_a_member_s_name_pinyin_initials_and_last_digits(home, asked):
    assert found(cast.county_officer(), asked) == [home.id]


@pytest.mark.parametrize("asked", ["renzhuoma", "zz", "0046", "卓玛", "才仁桌马", "123"])
def test_what_fits_nobody_finds_nobody(home, asked):
    assert found(cast.county_officer(), asked) == []


def test_somebody_of_the_same_sound_and_another_name_is_not_found_by_the_name(home):
    assert found(cast.county_officer(), "才人卓玛") == []


def test_a_household_is_found_by_the_last_digits_of_its_own_phone():
    given.places()
    home = given.household(phone="13900001234")
    assert found(cast.county_officer(), "1234") == [home.id]


def test_an_id_that_ends_with_a_letter_is_found_in_either_case(home):
    home.persons.update(id_number="63272219840430004X")
    assert found(cast.county_officer(), "004x") == [home.id]


def test_who_may_not_show_names_spells_out_none_by_letters(home):
    evaluator = cast.evaluator()
    spelled = ["c", "cai", "cairenzhuom", "crzm", "才", "才仁"]
    assert [found(evaluator, asked) for asked in spelled] == [[]] * len(spelled)
    assert found(evaluator, "cairenzhuoma") == [home.id]
    assert found(evaluator, "才仁卓玛") == [home.id]


def test_nobody_is_found_out_of_reach(home):
    assert found(cast.county_officer(cast.NEXT_COUNTY), "cairen") == []


def test_no_more_are_given_than_asked_for_and_each_once(home):
    given.person(home, name="才仁", name_pinyin="cairen", name_initials="cr")
    others = [household() for _ in range(3)]
    assert found(cast.county_officer(), "cairen") == [home.id, *(one.id for one in others)]
    assert len(found(cast.county_officer(), "cairen", limit=2)) == 2


def test_who_sees_no_households_finds_none(home):
    with pytest.raises(NotAllowedError):
        found(cast.department(), "cairen")
