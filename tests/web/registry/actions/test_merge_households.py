"""Two entries become one: whose ids stay, who goes over, and when it is refused."""

import uuid
from datetime import date

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.access.models import Grant
from huiyin_web.assistance.models import Help, Visit
from huiyin_web.casework.models import Case
from huiyin_web.core.errors import ConflictError
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.actions.merge_households import merge_households, merge_persons
from huiyin_web.registry.actions.undo_merge import undo_merge
from huiyin_web.registry.errors import NotJoinedError, NotTwoError
from huiyin_web.registry.models import (
    ChangeRequest,
    Household,
    HouseholdHistory,
    MemberChange,
    Person,
    PersonHistory,
)
from support import cast, given
from support.suspects import AT

pytestmark = pytest.mark.django_db
BY = platform("test")


def a_case(household, process="exit-2016"):
    return Case.objects.create(
        process=process, pack="cn-2014", household=household, village_code=household.village_code, head_name="",
        state="opened", opened_on=date(2016, 9, 1), changed_on=date(2016, 9, 1),
    )  # fmt: skip


def a_visit(household):
    return Visit.objects.create(
        uuid=uuid.uuid4(), household=household, village_code=household.village_code, by_key="user:1", by_name="",
        visited_on=date(2016, 9, 1), recorded_at=AT, found="better",
    )  # fmt: skip


def a_request(household, person=None):
    return ChangeRequest.objects.create(
        household=household, person=person, changes={}, reason="", by_key="user:1", by_name="", at=AT
    )


@pytest.fixture
def two():
    """Two households: the head is written in both, the child only in the second."""
    given.places()
    kept, dropped = given.household(member_count=1), given.household(member_count=2)
    head, double = given.person(kept, name="才让"), given.person(dropped, name="才仁")
    child = given.person(dropped, relation="son", name="扎西")
    return {"kept": kept, "dropped": dropped, "head": head, "double": double, "child": child}


def merged(two, **more):
    pair = [(two["head"].pk, two["double"].pk)]
    return merge_households(
        kept=two["kept"].pk, dropped=two["dropped"].pk, doubles=pair, reason="问过", by=BY, at=AT, **more
    )


def test_the_one_goes_on_with_everybody_once_and_the_other_is_removed_as_merged(two):
    merged(two)
    kept, dropped = (Household.objects.get(pk=two[key].pk) for key in ("kept", "dropped"))
    assert list(kept.persons.order_by("pk").values_list("pk", flat=True)) == [two["head"].pk, two["child"].pk]
    assert (kept.member_count, kept.status, kept.office_number) == (2, "poor", two["kept"].office_number)
    assert (dropped.status, dropped.removal_reason, dropped.persons.count()) == ("removed", "merged", 0)
    assert HouseholdHistory.objects.get(household_id=dropped.pk).status == "poor"
    assert PersonHistory.objects.get(person_id=two["double"].pk).name == "才仁"


def test_what_hangs_on_the_one_and_on_its_members_goes_over(two):
    hanging = [
        a_case(two["dropped"]),
        a_visit(two["dropped"]),
        a_request(two["dropped"], two["double"]),
        Grant.objects.create(organisation="U1", kind="pairing", household=two["dropped"].pk, starts_on=date(2016, 1, 1), source="t"),
    ]  # fmt: skip
    merge = merged(two)
    case, visit, request, grant = hanging
    for row in hanging:
        row.refresh_from_db()
    kept = two["kept"].pk
    assert [case.household_id, visit.household_id, request.household_id, grant.household] == [kept] * 4
    assert request.person_id == two["head"].pk
    assert {place.rpartition(":")[0] for place in merge.moved} == {
        "casework.case.household_id", "assistance.visit.household_id", "registry.changerequest.household_id",
        "registry.changerequest.person_id", "access.grant.household",
    }  # fmt: skip


def test_a_head_who_goes_over_heads_nobody_there(two):
    merge_households(kept=two["kept"].pk, dropped=two["dropped"].pk, doubles=[], reason="", by=BY, at=AT)
    assert Person.objects.get(pk=two["double"].pk).relation == "other"
    assert Household.objects.get(pk=two["kept"].pk).member_count == 3


def test_both_are_told_in_the_log_with_before_and_after(two):
    merged(two)
    events = AuditEvent.objects.filter(action="registry.households.merged")
    assert {event.subject for event in events} == {f"household:{two[key].pk}" for key in ("kept", "dropped")}
    detail = events[0].detail
    assert (detail["before"], detail["after"], detail["doubles"], detail["reason"]) == ("poor", "removed", 1, "问过")
    assert "才" not in str(detail)


def test_two_with_open_cases_of_one_kind_are_refused_and_nothing_changes(two):
    a_case(two["kept"]), a_case(two["dropped"])
    with pytest.raises(NotJoinedError, match="Both have cases"):
        merged(two)


def test_one_that_is_removed_or_a_member_who_has_left_is_refused(two):
    with pytest.raises(NotTwoError, match="a member is not there"):
        merge_households(
            kept=two["kept"].pk, dropped=two["dropped"].pk, doubles=[(10**9, two["double"].pk)], reason="", by=BY, at=AT
        )
    Household.objects.filter(pk=two["dropped"].pk).update(status="removed")
    with pytest.raises(NotTwoError, match="removed from the register"):
        merged(two)


def test_a_second_row_of_one_person_is_taken_away_and_its_household_counts_one_fewer(two):
    merge_persons(
        kept=two["kept"].pk,
        dropped=two["dropped"].pk,
        double=(two["head"].pk, two["child"].pk),
        reason="",
        by=BY,
        at=AT,
    )
    assert not Person.objects.filter(pk=two["child"].pk).exists()
    assert [Household.objects.get(pk=two[key].pk).member_count for key in ("kept", "dropped")] == [1, 1]
    assert Household.objects.get(pk=two["dropped"].pk).status == "poor"


def test_nobody_is_left_without_a_head_or_a_household(two):
    heads = (two["head"].pk, two["double"].pk)
    with pytest.raises(NotTwoError, match="heads a household"):
        merge_persons(kept=two["kept"].pk, dropped=two["dropped"].pk, double=heads, reason="", by=BY, at=AT)
    with pytest.raises(NotTwoError, match="only member"):
        merge_persons(kept=two["dropped"].pk, dropped=two["kept"].pk, double=heads[::-1], reason="", by=BY, at=AT)


def test_the_cast_s_village_is_where_it_is_logged(two):
    merged(two)
    assert {event.place_code for event in AuditEvent.objects.all()} == {cast.VILLAGE}


def test_a_member_who_had_left_goes_over_with_their_record_and_is_not_counted(two):
    left = MemberChange.objects.create(
        household=two["dropped"], person=two["child"], kind="death", leaves=True, changed_on=date(2016, 8, 1),
        source="case:1", by_key="user:1", by_name="", at=AT,
    )  # fmt: skip

    merged(two)

    left.refresh_from_db()
    kept = Household.objects.get(pk=two["kept"].pk)
    assert (left.household_id, kept.persons.count(), kept.member_count) == (kept.pk, 2, 1)


def test_help_goes_over_but_for_what_both_have(two):
    moved = given.help_received(two["dropped"], what="饲草")
    same = [given.help_received(two[key], amount=amount) for key, amount in (("kept", 700_000), ("dropped", 600_000))]
    merge = merged(two)
    assert set(Help.objects.filter(household=two["kept"]).values_list("pk", flat=True)) == {moved.pk, same[0].pk}
    assert Help.objects.get(household=two["dropped"]) == same[1]

    undo_merge(merge=merge.pk, by=BY, at=AT)
    assert set(Help.objects.filter(household=two["dropped"]).values_list("pk", flat=True)) == {moved.pk, same[1].pk}


@pytest.mark.parametrize("left", ["head", "double"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_member_who_has_left_by_one_entry_alone_keeps_their_place_in_the_other(two, left, whole):
    given.person(two["dropped"], name="旺姆", relation="spouse")
    Person.objects.filter(pk=two["double"].pk).update(relation="son")
    MemberChange.objects.create(
        household=two[left].household, person=two[left], kind="marriage_out", leaves=True, changed_on=date(2016, 9, 1),
        source="case:1", by_key="user:1", by_name="", at=AT,
    )  # fmt: skip
    pair = (two["head"].pk, two["double"].pk)
    asked = {"kept": two["kept"].pk, "dropped": two["dropped"].pk, "reason": "", "by": BY, "at": AT}

    with pytest.raises(NotTwoError, match="by one entry a member has left the household, by the other not"):
        merge_households(doubles=[pair], **asked) if whole else merge_persons(double=pair, **asked)

    assert MemberChange.objects.get().person_id == two[left].pk
    assert [Household.objects.get(pk=two[key].pk).member_count for key in ("kept", "dropped")] == [1, 2]


def test_a_second_row_of_which_a_change_waits_is_not_taken_away_so_that_nobody_changes_a_person_elsewhere(two):
    asked = a_request(two["dropped"], two["child"])
    pair = {"kept": two["kept"].pk, "dropped": two["dropped"].pk, "double": (two["head"].pk, two["child"].pk)}

    with pytest.raises(NotTwoError, match=f"waits for approval \\(request {asked.pk}\\)"):
        merge_persons(**pair, reason="", by=BY, at=AT)

    ChangeRequest.objects.update(state="withdrawn")
    merge_persons(**pair, reason="", by=BY, at=AT)
    assert not Person.objects.filter(pk=two["child"].pk).exists()


def test_two_households_that_are_more_than_a_sheet_takes_are_refused_in_words():
    given.places()
    kept, dropped = given.household(member_count=40), given.household()
    given.person(dropped)

    with pytest.raises(ConflictError, match="41 members"):
        merge_households(kept=kept.pk, dropped=dropped.pk, doubles=[], reason="同一户", by=BY, at=AT)
