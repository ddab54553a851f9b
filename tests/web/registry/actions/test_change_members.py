"""A member joins, leaves and comes back by a case: dated, nothing overwritten, and the household counts anew."""

from datetime import date

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.core.errors import ConflictError
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.actions.change_members import Change, Joining, Leaving, change_members
from huiyin_web.registry.actions.merge_households import merge_households
from huiyin_web.registry.models import Household, HouseholdHistory, MemberChange, Person
from huiyin_web.registry.queries.members import gone, present
from support import given
from support.cases import AT, CELLS, DAY, officer, walked

pytestmark = pytest.mark.django_db
PROOF = {"proof_seen": "户口簿", "review_note": "属实"}
BRIDE = {
    "member_change": "marriage_in", "changed_on": "2016-08-20", "member_name": " 拉姆 ", "member_sex": "female",
    "member_birth_date": "1996-06-06", "member_relation": "daughter_in_law",
}  # fmt: skip


@pytest.fixture
def family():
    given.places()
    row = given.household(member_count=2, income_per_capita=150_000, net_income=300_000, wage_income=300_000)
    given.person(row, name="扎西", birth_date=date(1970, 1, 1))
    given.person(row, name="才让", relation="son", birth_date=date(1995, 5, 5))
    return row


def recorded(row, cells):
    by = officer()
    case = open_case(process="member_change", household=row.pk, on=DAY, cells=CELLS | PROOF | cells, by=by, at=AT)
    return walked(case, until="recorded", cells=PROOF | cells)


def names(persons):
    return [*persons.order_by("pk").values_list("name", flat=True)]


def test_whoever_marries_in_is_a_member_with_the_day_and_the_income_is_shared_by_one_more(family):
    case = recorded(family, BRIDE)

    row = Household.objects.get(pk=family.pk)
    assert (row.member_count, row.income_per_capita, row.version) == (3, 100_000, 2)
    assert HouseholdHistory.objects.get(household_id=row.pk).member_count == 2
    bride = Person.objects.get(household=row, name="拉姆")
    assert (bride.relation, bride.birth_date, bride.office_number[:-2]) == (
        "daughter_in_law", date(1996, 6, 6), row.office_number,
    )  # fmt: skip
    assert bride.name_pinyin is not None
    change = MemberChange.objects.get()
    assert (change.person_id, change.kind, change.leaves, change.changed_on, change.source) == (
        bride.pk, "marriage_in", False, date(2016, 8, 20), f"case:{case.pk}",
    )  # fmt: skip
    event = AuditEvent.objects.get(action="registry.members.changed")
    assert event.detail == {"change": "marriage_in", "members": 3, "source": f"case:{case.pk}"}


def test_whoever_leaves_stays_known_and_comes_back_as_the_same_person(family):
    left = {"member_change": "imprisonment", "changed_on": "2016-03-01", "member_name": "才让"}
    recorded(family, left)
    assert (names(present(family.persons.all())), names(gone(family.persons.all()))) == (["扎西"], ["才让"])
    assert Household.objects.get(pk=family.pk).member_count == 1

    recorded(family, left | {"member_change": "return", "changed_on": "2016-08-01"})
    assert (names(present(family.persons.all())), names(gone(family.persons.all()))) == (["扎西", "才让"], [])
    assert Household.objects.get(pk=family.pk).member_count == 2
    assert [*MemberChange.objects.order_by("pk").values_list("kind", "ended_by")] == [
        ("imprisonment", MemberChange.objects.get(kind="return").pk), ("return", None),
    ]  # fmt: skip


def test_whoever_joins_gets_the_number_after_the_last_though_the_last_has_left(family):
    values = {"name": "旦增", "sex": "male", "relation": "grandson", "birth_date": DAY}
    for number in ("01", "02"):
        Person.objects.filter(name={"01": "扎西", "02": "才让"}[number]).update(
            office_number=f"{family.office_number}{number}"
        )
    son = Person.objects.get(name="才让")
    asked = {"household": family, "on": DAY, "source": "case:1", "by": officer(), "at": AT}
    change_members(change=Change("enlistment", DAY, Leaving(son.pk)), **asked)

    done = change_members(change=Change("birth", DAY, Joining(values)), **asked)

    assert done.person.office_number == f"{family.office_number}03"
    assert Household.objects.get(pk=family.pk).member_count == 2


@pytest.mark.parametrize("kept_first", [True, False])
def test_whoever_joins_a_merged_household_gets_a_number_that_neither_entry_ever_gave(family, kept_first):
    other = given.household(member_count=2)
    twice = given.person(other, name="扎西", office_number=f"{other.office_number}01")
    given.person(other, name="旺姆", relation="spouse", office_number=f"{other.office_number}02")
    for row, number in zip(family.persons.order_by("pk"), ("01", "02"), strict=True):
        Person.objects.filter(pk=row.pk).update(office_number=f"{family.office_number}{number}")
    head = family.persons.get(name="扎西")
    kept, dropped, double = (family, other, (head, twice)) if kept_first else (other, family, (twice, head))
    merge_households(
        kept=kept.pk, dropped=dropped.pk, doubles=[(double[0].pk, double[1].pk)], reason="", by=platform("test"), at=AT
    )
    kept.refresh_from_db()
    values = {"name": "旦增", "sex": "male", "relation": "grandson", "birth_date": DAY}

    done = change_members(
        household=kept, change=Change("birth", DAY, Joining(values)), on=DAY, source="case:1", by=officer(), at=AT
    )

    assert done.person.office_number == f"{kept.office_number}03"
    assert Household.objects.get(pk=kept.pk).member_count == 4


def test_the_number_of_a_row_that_a_merge_took_away_is_not_given_to_whoever_is_born(family):
    own = family.office_number
    for row, number in zip(family.persons.order_by("pk"), ("01", "02"), strict=True):
        Person.objects.filter(pk=row.pk).update(office_number=f"{own}{number}")
    other = given.household(member_count=1)
    same = given.person(other, name="才让", office_number=f"{other.office_number}01")
    pair = [(same.pk, family.persons.get(name="才让").pk)]
    merge_households(kept=other.pk, dropped=family.pk, doubles=pair, reason="", by=platform("test"), at=AT)
    values = {"name": "旦增", "sex": "male", "relation": "grandson", "birth_date": DAY}
    asked = {"household": family, "on": DAY, "source": "case:1", "by": officer(), "at": AT}

    done = change_members(change=Change("birth", DAY, Joining(values)), **asked)

    assert done.person.office_number == f"{own}03"


def test_after_the_ninety_ninth_member_comes_the_hundredth(family):
    own = family.office_number
    Person.objects.filter(name="才让").update(office_number=f"{own}99")
    values = {"name": "旦增", "sex": "male", "relation": "grandson", "birth_date": DAY}
    asked = {"household": family, "on": DAY, "source": "case:1", "by": officer(), "at": AT}

    done = [change_members(change=Change("birth", DAY, Joining(values)), **asked) for _ in range(2)]

    assert [one.person.office_number for one in done] == [f"{own}100", f"{own}101"]


@pytest.mark.parametrize("number", ["0X", "1a", "0099", "7"])
def test_a_number_that_only_begins_like_the_household_s_is_no_number_of_its_members(family, number):
    own = family.office_number
    Person.objects.filter(name="扎西").update(office_number=f"{own}01")
    Person.objects.filter(name="才让").update(office_number=f"{own}{number}")
    values = {"name": "旦增", "sex": "male", "relation": "grandson", "birth_date": DAY}

    done = change_members(
        household=family, change=Change("birth", DAY, Joining(values)), on=DAY, source="case:1", by=officer(), at=AT
    )

    assert done.person.office_number == f"{own}02"


def test_of_a_household_whose_sheet_tells_fewer_than_are_listed_one_stays_when_somebody_leaves(family):
    Household.objects.filter(pk=family.pk).update(member_count=1)

    recorded(family, {"member_change": "death", "changed_on": "2016-03-01", "member_name": "才让"})

    assert Household.objects.get(pk=family.pk).member_count == 1
    assert names(present(family.persons.all())) == ["扎西"]


def test_who_would_be_one_more_than_a_sheet_takes_is_refused_in_words(family):
    Household.objects.filter(pk=family.pk).update(member_count=40)

    with pytest.raises(ConflictError, match="41 members, and the sheet takes at most 40"):
        recorded(family, BRIDE)
