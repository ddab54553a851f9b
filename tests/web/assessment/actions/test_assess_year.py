from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from huiyin.kernel.canonical import content_hash
from huiyin.records.snapshots import NotFrozenError
from huiyin.scoring import load_scheme
from huiyin_web.access.actor import platform
from huiyin_web.access.queries import actor_of
from huiyin_web.assessment.actions.assess_year import assess_year
from huiyin_web.assessment.errors import WrongYearError
from huiyin_web.assessment.models import Round
from huiyin_web.assessment.queries import broken_rounds
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.places.models import Place
from huiyin_web.snapshots.models import Snapshot
from support import cast, given
from support.snapshots import rows

AT = datetime(2017, 1, 10, 8, 0, tzinfo=UTC)
SCHEME = "cn-prefecture-2016"
XINING, YUSHU = "630100000000", "632700000000"


def assess(by=None, year=2016):
    return assess_year(year=year, scheme_key=SCHEME, by=by or platform("test"), at=AT)


def score_of(round_, place, indicator):
    result = next(one for one in round_.result["results"] if one["place"] == place)
    return next(s for block in result["blocks"] for s in block["scores"] if s["indicator"] == indicator)


def test_every_prefecture_is_scored_from_snapshot_and_statistics(year_2016):
    computed = assess()
    totals = {one["place"]: one["total"] for one in computed.result["results"]}
    # By hand, Xining: 45 + 14.50 (10% between 4.2 and 12.2 of 20) + 4.975 + 4.95 + 9.5 + 13.5.
    assert totals == {XINING: "92.43", YUSHU: "85.98"}


def test_a_point_names_its_numbers_and_their_sources(year_2016):
    reduction = score_of(assess(), YUSHU, "poor_reduction")
    assert reduction["points"] == "40.50"
    numerator, denominator = reduction["figures"]
    assert (numerator["number"], numerator["source"]["en"]) == ("9000", "register snapshot 2016 v1")
    assert (denominator["number"], denominator["source"]["en"]) == ("10000", "statistics table 2016: test table")
    assert denominator["origin"]["en"] == "imported statistics table"


def test_the_places_are_those_of_the_assessed_year_not_of_today(year_2016):
    Place.objects.filter(code=YUSHU).update(valid_to="2017-06-30")
    Place.objects.create(code="632900000000", level="prefecture", name="新州", valid_from="2017-07-01")
    assert [one["place"] for one in assess().result["results"]] == [XINING, YUSHU]


def test_a_number_of_the_year_before_is_found_under_the_code_that_the_place_had_then(freeze_2016):
    old, place = "632100000000", {"level": "prefecture", "name": "州", "version": 1}
    places = rows(
        "places",
        place | {"code": old, "valid_to": date(2015, 12, 31), "successor": YUSHU},
        place | {"code": YUSHU, "valid_from": date(2016, 1, 1)},
    )
    freeze_2016({("poor_area_income", YUSHU, 2015): None, ("poor_area_income", old, 2015): 6_000.0}, places=places)
    before = score_of(assess(), YUSHU, "income_growth")["figures"][1]
    assert (before["number"], before["source"]["en"]) == ("6000", "statistics table 2015: test table")


def test_the_same_snapshot_that_the_pages_read_is_assessed(year_2016):
    Snapshot.objects.all().delete()
    with pytest.raises(NotFrozenError, match="2016 is not frozen"):
        assess()


def test_an_item_without_a_number_is_left_out_and_said_so(freeze_2016):
    freeze_2016({("satisfaction", YUSHU, 2016): None})
    computed = assess()
    assert score_of(computed, YUSHU, "satisfaction")["points"] is None
    assert next(one for one in computed.result["results"] if one["place"] == YUSHU)["covered"] == "90"


def test_the_round_keeps_the_hashes_and_the_log_knows_them(year_2016):
    computed = assess()
    assert computed.result_hash == content_hash(computed.result)
    assert computed.scheme_hash == load_scheme(SCHEME).hash
    event = AuditEvent.objects.get(action="assessment.round.computed")
    assert event.subject == f"round:{computed.pk}"
    assert event.detail["result_hash"] == computed.result_hash
    assert event.detail["snapshots"]["2016"]["version"] == 1


@pytest.mark.parametrize("changed", [{"year": 2015}, {"by_name": "X"}, {"scheme": "other"}])
def test_a_run_that_was_changed_or_erased_is_known_by_the_log(year_2016, changed):
    computed = assess()
    assert broken_rounds() == []
    Round.objects.filter(pk=computed.pk).update(**changed)
    assert len(broken_rounds()) == 1
    Round.objects.all().delete()
    number = AuditEvent.objects.get(action="assessment.round.computed").number
    erased = f"assessment {SCHEME}: the audit log knows of a run (event {number}) that is no longer there"
    assert [one.en for one in broken_rounds()] == [erased]


def test_the_same_numbers_give_the_run_that_is_there(year_2016):
    assert assess().pk == assess().pk
    assert Round.objects.count() == AuditEvent.objects.filter(action="assessment.round.computed").count() == 1


def test_a_number_imported_after_the_freeze_changes_no_score(year_2016):
    first = assess()
    given.statistic(YUSHU, indicator="satisfaction", year=2016, value=100.0, unit="percent")
    assert assess().pk == first.pk


def test_other_numbers_make_another_run_and_leave_the_first(year_2016, freeze_2016):
    first = assess()
    freeze_2016({("satisfaction", YUSHU, 2016): 99.0}, reason="the evaluation was corrected")
    second = assess()
    assert (first.run, second.run) == (1, 2)
    first.refresh_from_db()
    assert first.result_hash != second.result_hash


def test_a_scheme_assesses_its_own_year_only(year_2016):
    with pytest.raises(WrongYearError, match="assesses 2016, not 2015"):
        assess(year=2015)
    assert Round.objects.count() == 0


@pytest.mark.parametrize("role", ["county_officer", "analyst", "auditor", "administrator", "village_worker"])
def test_who_may_not_assess_is_told(year_2016, role):
    with pytest.raises(NotAllowedError, match="may not run an assessment"):
        assess(by=actor_of(getattr(cast, role)(), on=AT.date()))
    assert Round.objects.count() == 0


def test_two_rounds_can_t_share_a_run(year_2016):
    one = assess()
    one.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save(force_insert=True)
