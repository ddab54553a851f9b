from datetime import date

import pyarrow.parquet as pq
import pytest

from huiyin.kernel.text import Text
from huiyin.records.snapshots import ReasonNeededError, Snapshots, YearOrderError
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core import audit
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.frozen import frozen_tables
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.models import ImportBatch
from huiyin_web.places.models import PoorPlace
from huiyin_web.registry.models import Household
from huiyin_web.snapshots.errors import CannotFreezeError, ChangedMeanwhileError, OtherVersionError, UnseenFlawsError
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.queries import household_years
from support import cast, given

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def imported(year, at, state="applied", kind="households"):
    return ImportBatch.objects.create(
        kind=kind, year=year, file_name="a.csv", sha256=f"{year}{kind}", size=1, by_key="x", by_name="x",
        uploaded_at=at, state=state, receipt=ImportBatch.objects.count() + 1,
    )  # fmt: skip


def test_the_register_becomes_a_snapshot_with_its_row_and_its_event(register, freeze, data):
    row = freeze(2016)
    snapshot = Snapshots(data / "snapshots").open(2016)
    assert (row.year, row.version, row.manifest_hash) == (2016, 1, snapshot.hash)
    assert row.rows == {"places": 8, "organisations": 0, "statistics": 2, "households": 2, "persons": 2} | {
        "facilities": 0, "poor_places": 0, "help": 0, "figures": row.rows["figures"],
    }  # fmt: skip
    assert (snapshot.manifest.policy_pack, snapshot.manifest.made_up) == ("cn-2016-west", False)
    event = AuditEvent.objects.get(action="snapshots.year.frozen")
    assert (event.subject, event.detail["manifest_hash"]) == ("snapshot:2016/1", snapshot.hash)
    assert Snapshots(data / "snapshots").verify() == []
    assert audit.verify() is None


def test_every_column_is_frozen_with_its_type(register, freeze, data):
    freeze(2016)
    snapshot = Snapshots(data / "snapshots").open(2016)
    for table in frozen_tables():
        assert pq.read_schema(snapshot.path(table.name)).equals(table.schema), table.name
    poor, left = snapshot.table("households").to_pylist()[::-1]
    stored = Household.objects.filter(pk=register.pk).values().get()
    assert {key: stored[key] for key in poor} == poor
    assert (left["status"], str(left["exited_on"]), left["housing_area"]) == ("exited", "2016-11-30", 80.5)


def test_facilities_and_the_list_of_the_poor_are_frozen_as_they_stood(register, freeze, data):
    facility = given.facility(road=False)
    given.poor_place()
    first = freeze(2016)
    given.facility(year=2017)
    PoorPlace.objects.update(exited_on=date(2017, 3, 1))
    facility.delete()

    snapshot = Snapshots(data / "snapshots").open(first.year)
    (frozen,) = snapshot.table("facilities").to_pylist()
    assert (frozen["village_code"], frozen["year"], frozen["road"], frozen["clinic"]) == (
        cast.VILLAGE,
        2016,
        False,
        True,
    )
    assert frozen["collective_income"] == 2_000_000
    (listed,) = snapshot.table("poor_places").to_pylist()
    assert (listed["place_code"], listed["listed_year"], listed["exited_on"]) == (cast.VILLAGE, 2014, None)
    assert Snapshots(data / "snapshots").verify() == []


def test_the_year_of_a_household_opens_to_the_help_that_it_had_received_in_it(register, freeze):
    item = given.help_received(register)
    given.help_received(register, what="小额信贷", amount=None)
    given.help_received(register, given_on=date(2015, 5, 4))
    freeze(2016)
    item.delete()
    given.help_received(register, what="母牛")

    (year,) = household_years(actor_of(cast.provincial_office(), on=date(2017, 1, 6)), register.pk)
    assert year.help == (2, 700_000)


def test_persons_lie_with_their_household_in_their_village(register, freeze, data):
    freeze(2016)
    persons = Snapshots(data / "snapshots").open(2016).table("persons").to_pylist()
    assert [(one["village_code"], one["household_id"], one["relation"]) for one in persons] == [
        (cast.VILLAGE, register.pk, "head"),
        (cast.VILLAGE, register.pk, "son"),
    ]
    assert (persons[0]["dibao"], persons[1]["dibao"], str(persons[1]["birth_date"])) == (None, True, "2010-05-01")


def test_the_figures_use_the_years_population_line_and_divisions(register, freeze, data):
    given.population(cast.VILLAGE, year=2016, value=100)
    given.population(cast.VILLAGE, year=2015, value=999)
    given.place("632725100299", valid_to="2015-12-31")
    freeze(2016)
    table = Snapshots(data / "snapshots").open(2016).table("figures").to_pylist()
    figures = {(row["place_code"], row["indicator"]): row["value"] for row in table}
    assert figures[cast.VILLAGE, "headcount_rural"] == 0.02
    assert figures[cast.VILLAGE, "gap"] == pytest.approx(0.02 * (2952 - 1000) / 2952)
    assert figures[cast.PROVINCE, "exited_persons"] == 3
    assert ("632725100299", "poor_persons") not in figures


def test_the_same_register_gives_the_same_bytes(register, freeze, data):
    freeze(2016)
    freeze(2016, reason="once more")
    first, second = (Snapshots(data / "snapshots").open(2016, version) for version in (1, 2))
    assert first.manifest.files == second.manifest.files


def test_a_correction_is_a_new_version_with_its_reason(register, freeze):
    freeze(2016)
    row = freeze(2016, reason="  One village was missing. ")
    assert (row.version, row.reason) == (2, "One village was missing.")


def test_progress_is_told_to_the_end(register, freeze):
    told = []
    freeze(2016, report=lambda fraction, words: told.append((fraction, words.en)))
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions)
    assert {words for _, words in told} == {"reading the register", "computing the figures", "hashing and publishing"}


@pytest.mark.parametrize("moment", [0, 1, -1])
def test_a_report_that_raises_leaves_nothing(register, freeze, data, moment):
    told = []

    class CancelledError(Exception):
        pass

    def report(fraction, words: Text):
        told.append(words.en)
        if told[-1] == ["reading the register", "computing the figures", "hashing and publishing"][moment]:
            raise CancelledError

    with pytest.raises(CancelledError):
        freeze(2016, report=report)
    assert not Snapshot.objects.exists()
    assert [path.name for path in (data / "snapshots").iterdir()] == [".lock"]


def test_who_may_not_freeze_is_refused(register, freeze):
    with pytest.raises(NotAllowedError, match="may not freeze a year"):
        freeze(2016, by=actor_of(cast.county_officer(), on=cast.SINCE.date()))


def test_an_empty_register_is_refused(freeze):
    with pytest.raises(CannotFreezeError, match="the register holds no household"):
        freeze(2016)


def test_a_year_to_come_is_refused(register, freeze):
    with pytest.raises(CannotFreezeError, match="2018 cannot be frozen in 2017"):
        freeze(2018)


def test_a_year_behind_the_latest_is_refused(register, freeze):
    freeze(2016)
    with pytest.raises(YearOrderError, match="2016 is frozen already"):
        freeze(2015)


def test_a_freeze_that_would_make_another_version_than_was_asked_for_is_refused(register, freeze):
    freeze()
    with pytest.raises(OtherVersionError, match="version 2 was asked for, and the next would be 3"):
        for _ in range(2):
            freeze(reason="one village was missing", expected=2)
    assert Snapshot.objects.count() == 2


def test_a_frozen_year_without_a_reason_is_refused(register, freeze):
    freeze(2016)
    with pytest.raises(ReasonNeededError):
        freeze(2016)


def test_a_year_that_the_register_no_longer_shows_is_not_corrected(register, freeze):
    freeze(2015)
    freeze(2016)
    with pytest.raises(CannotFreezeError, match="2015 cannot be corrected from the register of today"):
        freeze(2015, reason="late")


def test_a_register_that_tells_of_a_later_year_is_refused_for_an_earlier_one(register, freeze, data):
    imported(2016, cast.SINCE)
    with pytest.raises(CannotFreezeError, match="holds data of 2016 already"):
        freeze(2015)
    assert freeze(2016).version == 1


def test_a_statistic_of_a_later_year_hinders_nothing(register, freeze):
    imported(2016, cast.SINCE, kind="statistics")
    assert freeze(2015).version == 1


def test_a_year_without_any_population_is_refused(register, freeze):
    with pytest.raises(CannotFreezeError, match="2014 has neither rural nor total population of any place"):
        freeze(2014)


def test_what_was_not_seen_is_refused_and_nothing_is_left(register, freeze, data):
    with pytest.raises(UnseenFlawsError) as refused:
        freeze(2016, seen={})
    assert str(refused.value) == (
        "2016 was not frozen, as nobody has confirmed what it lacks: places with poor, without rural population (4); "
        "places with poor, without total population (5). Bring that in, or confirm on the year's page (on the command "
        "line: --accept-flaws) that you have seen it."
    )
    assert (Snapshots(data / "snapshots").years(), Snapshot.objects.count()) == ([], 0)


def test_a_flaw_that_grew_after_it_was_seen_is_refused(register, freeze):
    seen = {"rural_population": 4, "total_population": 5}
    given.household(income_per_capita=None)
    with pytest.raises(UnseenFlawsError, match="poor households without an income"):
        freeze(2016, seen=seen)


def test_what_was_missing_is_kept_in_manifest_row_and_event(register, freeze, data):
    flaws = {"rural_population": 4, "total_population": 5}
    row = freeze(2016, seen=flaws | {"incomes": 3})
    assert row.flaws == Snapshots(data / "snapshots").open(2016).manifest.flaws == flaws
    assert AuditEvent.objects.get(action="snapshots.year.frozen").detail["flaws"] == flaws


def test_an_import_that_comes_in_between_ends_it(register, freeze, data):
    def report(fraction, words):
        if words.en == "computing the figures":
            imported(2016, cast.SINCE)

    with pytest.raises(ChangedMeanwhileError, match="The register changed while 2016 was being frozen"):
        freeze(2016, report=report)
    assert Snapshots(data / "snapshots").years() == []
    assert not Snapshot.objects.exists()


def test_what_was_made_up_once_stays_so_in_later_years(register, freeze, data):
    freeze(2015, made_up=True)
    freeze(2016)
    assert Snapshots(data / "snapshots").open(2016).manifest.made_up
