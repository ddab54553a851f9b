import json
from pathlib import Path

import pytest

from huiyin.kernel.canonical import canonical_json, content_hash
from huiyin.records.snapshots import SCHEMAS, BrokenManifestError, NewerSnapshotError, NotFrozenError, Snapshots

EVER_FROZEN = sorted((Path(__file__).parent / "ever_frozen").iterdir())


@pytest.fixture
def snapshots(tmp_path, freeze):
    freeze(2015)
    freeze(2016)
    freeze(2015, reason="late")
    return Snapshots(tmp_path / "snapshots")


def test_years_and_versions_are_listed(snapshots):
    assert snapshots.years() == [2015, 2016]
    assert (snapshots.versions(2015), snapshots.versions(2013)) == ([1, 2], [])
    assert (snapshots.latest(2015), snapshots.latest(2016)) == (2, 1)
    assert [(one.year, one.version) for one in snapshots.all()] == [(2015, 1), (2015, 2), (2016, 1)]


def test_the_head_is_the_one_that_was_published_last(snapshots):
    head = snapshots.head()
    assert (head.year, head.version) == (2015, 2)


def test_a_folder_that_is_not_there_holds_no_year(tmp_path):
    none = Snapshots(tmp_path / "none")
    assert (none.years(), none.head(), none.verify()) == ([], None, [])


def test_a_year_is_opened_in_its_latest_version_unless_one_is_named(snapshots):
    assert snapshots.open(2015).version == 2
    assert snapshots.open(2015, 1).version == 1


@pytest.mark.parametrize(
    ("year", "version", "said"),
    [(2014, None, "2014 is not frozen. Frozen years: 2015, 2016."), (2016, 2, "2016 v2 is not frozen.")],
)
def test_what_is_not_frozen_is_refused(snapshots, year, version, said):
    with pytest.raises(NotFrozenError) as refused:
        snapshots.open(year, version)
    assert str(refused.value).startswith(said)


def test_an_edited_manifest_is_refused(snapshots):
    path = snapshots.folder / "2016" / "v1" / "manifest.json"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b'"made_up":false', b'"made_up":true'))
    with pytest.raises(BrokenManifestError, match="was edited"):
        snapshots.open(2016)


def test_a_snapshot_of_later_software_is_refused_with_the_way_out(snapshots):
    path = snapshots.folder / "2016" / "v1" / "manifest.json"
    path.chmod(0o644)
    later = {**json.loads(path.read_bytes()), "schema_version": 99, "unknown": 1}
    path.write_bytes(canonical_json(later | {"hash": content_hash(later)}))
    with pytest.raises(NewerSnapshotError, match=r"has schema 99; this version reads up to 3\. Update Huiyin\."):
        snapshots.open(2016)


def test_a_table_is_read_in_the_columns_asked_for(snapshots):
    table = snapshots.open(2016).table("households", ["village_code", "id"])
    assert table.to_pylist() == [{"village_code": "632722100201", "id": 1}]
    with pytest.raises(KeyError, match="organisations"):
        snapshots.open(2016).table("organisations")


@pytest.mark.parametrize("folder", EVER_FROZEN, ids=lambda folder: folder.name)
def test_every_schema_ever_frozen_is_read_in_todays_shape(folder):
    """A folder of `ever_frozen` was written by the software of its time and is never written again."""
    snapshots = Snapshots(folder)
    assert snapshots.verify() == []
    snapshot = snapshots.open(2016)
    assert f"schema-{snapshot.manifest.schema_version}" in folder.name
    for name in snapshot.manifest.files:
        assert snapshot.table(name).schema.names == SCHEMAS[name].names
    assert snapshot.table("households", ["head_name", "status"]).to_pylist() == [
        {"head_name": "扎西", "status": "poor"}
    ]


def test_what_a_year_lacked_is_read_from_the_schema_that_first_stated_it():
    lacked = {folder.name: Snapshots(folder).open(2016).manifest.flaws for folder in EVER_FROZEN}
    assert lacked == {
        "schema-1": None, "schema-1-without-phone": None, "schema-2": None, "schema-3": {"counties": 2, "incomes": 1},
    }  # fmt: skip


def test_a_column_that_was_not_there_yet_is_null(tmp_path):
    (first,) = [folder for folder in EVER_FROZEN if folder.name == "schema-1-without-phone"]
    table = Snapshots(first).open(2016).table("households", ["phone", "head_name"])
    assert table.to_pylist() == [{"phone": None, "head_name": "扎西"}]
