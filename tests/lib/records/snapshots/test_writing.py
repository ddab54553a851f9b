import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from huiyin.records.snapshots import (
    ReasonNeededError,
    Snapshots,
    YearOrderError,
    sweep,
    version_in_turn,
    write_snapshot,
)
from support.snapshots import content, facts

KILLING = Path(__file__).with_name("killing.py")


def test_a_year_is_frozen_as_version_1_and_follows_the_one_published_before(freeze):
    first, second = freeze(2015), freeze(2016)
    assert (first.year, first.version, first.manifest.previous) == (2015, 1, None)
    assert (second.version, second.manifest.previous) == (1, first.manifest.link)
    assert second.manifest.frozen_at == "2017-01-05T09:00:00+00:00"


def test_a_correction_is_a_new_version_that_follows_the_latest_and_leaves_the_old_one(freeze):
    freeze(2015)
    latest = freeze(2016)
    corrected = freeze(2015, reason="Two villages were missing.")
    assert (corrected.version, corrected.manifest.reason) == (2, "Two villages were missing.")
    assert corrected.manifest.previous == latest.manifest.link
    assert Snapshots(corrected.folder.parents[1]).versions(2015) == [1, 2]


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_correction_without_a_reason_is_refused(freeze, reason):
    freeze(2016)
    with pytest.raises(ReasonNeededError, match=r"2016 is frozen already \(version 1\)"):
        freeze(2016, reason=reason)


def test_a_year_before_the_latest_is_refused_even_with_a_reason(freeze):
    freeze(2016)
    with pytest.raises(YearOrderError, match="2015 cannot be frozen: 2016 is frozen already"):
        freeze(2015, reason="late")


@pytest.mark.parametrize(
    ("frozen", "year", "version"), [({}, 2016, 1), ({2015: 3}, 2016, 1), ({2015: 1, 2016: 2}, 2016, 3)]
)
def test_the_latest_versions_of_the_frozen_years_say_which_comes_next(frozen, year, version):
    assert version_in_turn(frozen, year) == version


def test_the_manifest_counts_every_file(freeze):
    snapshot = freeze(2016)
    files = snapshot.manifest.files
    assert {name: entry.rows for name, entry in files.items()} == {"figures": 1, "households": 1, "persons": 1}
    assert all(snapshot.path(name).stat().st_size == entry.bytes for name, entry in files.items())


@pytest.mark.parametrize("flaws", [None, {}, {"counties": 2}])
def test_the_manifest_says_what_the_year_lacked(freeze, flaws):
    snapshot = freeze(2016, flaws=flaws)
    assert Snapshots(snapshot.folder.parents[1]).open(2016).manifest.flaws == flaws


def test_the_same_content_gives_the_same_bytes(freeze, tmp_path):
    here = freeze(2016)
    there = write_snapshot(tmp_path / "other", facts(2016), content())
    assert there.hash == here.hash
    assert there.path("households").read_bytes() == here.path("households").read_bytes()


def test_published_files_are_read_only(freeze):
    snapshot = freeze(2016)
    assert {path.stat().st_mode & 0o777 for path in snapshot.folder.iterdir()} == {0o444}


def test_a_failed_writing_leaves_nothing_behind(freeze, tmp_path):
    root = tmp_path / "snapshots"
    freeze(2015)
    with pytest.raises(pa.ArrowInvalid):
        write_snapshot(root, facts(2016), {"households": [pa.RecordBatch.from_pydict({"id": [1]})]})
    assert sorted(path.name for path in root.iterdir()) == [".lock", "2015"]


def test_sweeping_removes_what_a_killed_process_left(freeze, tmp_path):
    root = tmp_path / "snapshots"
    freeze(2015)
    (root / ".writing-abc").mkdir()
    (root / ".writing-abc" / "persons.parquet").touch()
    sweep(root)
    assert Snapshots(root).verify() == []
    assert sorted(path.name for path in root.iterdir()) == [".lock", "2015"]


@pytest.mark.slow
def test_whenever_it_is_killed_the_year_is_there_whole_or_not_at_all(tmp_path):
    """Thirty processes are killed, each a little later in its work than the one before."""
    done = subprocess.run([sys.executable, KILLING, tmp_path], capture_output=True, text=True, check=True)
    outcomes = done.stdout.split()
    assert len(outcomes) == 30
    assert set(outcomes) == {"old", "new"}
