"""A village gets another code between two frozen years; nobody in it has moved."""

from datetime import UTC, date, datetime

import pytest

from huiyin.measures.register.readiness import Check
from huiyin.measures.register.yearly import BASES
from huiyin.records.snapshots import Snapshots, figures_of
from huiyin_web.access.queries import actor_of
from huiyin_web.places.models import Place
from huiyin_web.places.queries import place_names
from huiyin_web.registry.models import Household
from huiyin_web.snapshots.queries import household_years, lines_behind
from huiyin_web.snapshots.readiness import readiness_of
from support import batches, cast, given

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
CODES = {"632725000000": "632701000000", "632725100000": "632701100000", cast.VILLAGE: "632701100200"}
NEW = CODES[cast.VILLAGE]
AT = datetime(2017, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def changed(register, freeze, data):
    """Freeze 2015 under the old codes; give a function that freezes 2016 under the new ones."""
    freeze(2015)
    given.places(NEW)
    for old, new in CODES.items():
        Place.objects.filter(pk=old).update(valid_to="2015-12-31", successor=new)
        Place.objects.filter(pk=new).update(valid_from="2016-01-01")

    def freeze_2016():
        freeze(2016)
        return Snapshots(data / "snapshots").open(2016)

    return freeze_2016


def test_a_household_whose_village_changed_its_code_has_not_moved(register, changed):
    Household.objects.filter(pk=register.pk).update(village_code=NEW)
    snapshot = changed()
    assert snapshot.table("movements").num_rows == 0
    assert figures_of(snapshot).of("632701000000")["poor_persons"].value == 2
    assert figures_of(snapshot).of(cast.COUNTY) == {}


def test_who_left_meanwhile_is_told_under_the_new_code(register, changed):
    Household.objects.filter(pk=register.pk).update(village_code=NEW, status="exited", exited_on="2016-10-10")
    (row,) = changed().table("movements").to_pylist()
    assert (row["movement"], row["village_code"], row["persons"]) == ("left", NEW, -2)


def test_a_household_that_no_file_has_brought_along_counts_under_the_new_code(register, changed):
    snapshot = changed()
    assert figures_of(snapshot).of(NEW)["poor_persons"].value == 2
    assert figures_of(snapshot).of(cast.VILLAGE) == {}
    actor = actor_of(cast.county_officer("632701000000"), on=date(2016, 12, 31))
    assert [one.line.id for one in lines_behind(actor, snapshot, "poor_persons", NEW, limit=9).rows] == [register.pk]


def test_a_household_that_no_file_has_brought_along_lacks_no_population_that_its_figures_have(register, changed):
    for base in BASES:
        given.population(NEW, year=2016, indicator=base)
    flaws = readiness_of(2016, at=AT).flaws
    assert (flaws["villages"], flaws.keys() & set(BASES)) == (1, set())
    assert figures_of(changed()).of(CODES[cast.COUNTY]).keys() >= {"headcount_rural", "headcount_total"}


@pytest.mark.parametrize(("sender", "owing"), [(cast.COUNTY, False), (cast.NEXT_COUNTY, True)])
def test_a_county_that_sent_its_file_under_the_code_that_ended_owes_none(register, changed, sender, owing):
    Household.objects.filter(pk=register.pk).update(updated_year=2015)
    batches.batch(state="applied", year=2016, kind="households", place_code=sender)
    county = place_names([CODES[cast.COUNTY]])[CODES[cast.COUNTY]]
    (found,) = [one for one in readiness_of(2016, at=AT).results if one.check is Check.COUNTIES]
    assert (county.zh in found.words.zh) is owing


@pytest.mark.parametrize("code", [cast.VILLAGE, NEW])
def test_whoever_reaches_the_village_by_either_code_sees_all_years_of_the_household(register, changed, code):
    Household.objects.filter(pk=register.pk).update(village_code=NEW)
    changed()
    worker = actor_of(cast.village_worker(code), on=date(2016, 12, 31))
    years = household_years(worker, register.pk, ("village_code",))
    assert [(one.year, one.values["village_code"]) for one in years] == [(2016, NEW), (2015, cast.VILLAGE)]
