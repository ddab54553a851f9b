import json
import shutil

import pytest

from huiyin.kernel.canonical import canonical_json, content_hash
from huiyin.records.snapshots import Snapshots, write_snapshot
from support.snapshots import content, facts


@pytest.fixture
def root(tmp_path, freeze):
    for year in (2014, 2015, 2016):
        freeze(year)
    return tmp_path / "snapshots"


def found(root):
    return [(one.year, one.version, one.file, one.what.en) for one in Snapshots(root).verify()]


def writable(path):
    path.chmod(0o644)
    return path


def forge(path, **changed):
    """Edit a manifest as somebody would who knows how its hash is made."""
    edited = json.loads(writable(path).read_bytes()) | changed
    edited.pop("hash")
    path.write_bytes(canonical_json({**edited, "hash": content_hash(edited)}))


def test_what_nobody_touched_has_no_problem(root):
    assert found(root) == []


@pytest.mark.parametrize("at", [0, 1000, -1])
def test_one_changed_byte_of_a_table_is_found(root, at):
    path = writable(root / "2015" / "v1" / "households.parquet")
    changed = bytearray(path.read_bytes())
    changed[at] ^= 1
    path.write_bytes(changed)
    assert found(root) == [(2015, 1, "households.parquet", "the file was changed")]


def test_every_changed_byte_of_a_manifest_is_found(root):
    path = writable(root / "2016" / "v1" / "manifest.json")
    original = path.read_bytes()
    for at in range(len(original)):
        path.write_bytes(original[:at] + bytes([original[at] ^ 1]) + original[at + 1 :])
        assert [one[:3] for one in found(root)] == [(2016, 1, "manifest.json")], at


def test_a_missing_file_is_found(root):
    (root / "2014" / "v1" / "persons.parquet").unlink()
    assert found(root) == [(2014, 1, "persons.parquet", "the file is missing")]


def test_a_file_put_elsewhere_and_linked_to_is_found(root, tmp_path):
    path = root / "2014" / "v1" / "persons.parquet"
    path.rename(tmp_path / "elsewhere.parquet")
    path.symlink_to(tmp_path / "elsewhere.parquet")
    assert found(root) == [(2014, 1, "persons.parquet", "is a link to a file elsewhere")]


def test_a_foreign_file_is_found(root):
    (root / "2014" / "v1" / "more.parquet").touch()
    assert found(root) == [(2014, 1, "more.parquet", "the file is not in the manifest")]


def test_a_missing_manifest_is_found(root):
    (root / "2014" / "v1" / "manifest.json").unlink()
    said = "The manifest of 2014 v1 is missing. Restore the snapshot from a backup and run 'huiyin verify'."
    assert found(root) == [(2014, 1, "manifest.json", said)]


def test_a_manifest_edited_with_its_hash_made_anew_breaks_the_chain(root):
    forge(root / "2015" / "v1" / "manifest.json", frozen_by="somebody else")
    said = "it follows 2015 v1, which is missing or is not the one it followed"
    assert found(root) == [(2016, 1, "manifest.json", said)]


def test_a_year_cut_out_breaks_the_chain(root):
    shutil.rmtree(root / "2015")
    said = "it follows 2015 v1, which is missing or is not the one it followed"
    assert found(root) == [(2016, 1, "manifest.json", said)]


def test_a_version_cut_out_is_named(root):
    write_snapshot(root, facts(2015, reason="one"), content())
    write_snapshot(root, facts(2015, reason="two"), content())
    shutil.rmtree(root / "2015" / "v2")
    assert (2015, 2, "manifest.json", "the version is missing") in found(root)


def test_two_snapshots_that_follow_the_same_one_are_found(root, tmp_path):
    shutil.copytree(root, tmp_path / "other")
    write_snapshot(tmp_path / "other", facts(2017), content())
    write_snapshot(root, facts(2018), content())
    shutil.copytree(tmp_path / "other" / "2017", root / "2017")
    assert found(root) == [(2018, 1, "manifest.json", "another snapshot follows the same one")]


def test_a_second_first_snapshot_is_found(root, tmp_path):
    write_snapshot(tmp_path / "other", facts(2017), content())
    shutil.copytree(tmp_path / "other" / "2017", root / "2017")
    assert found(root) == [(2017, 1, "manifest.json", "it follows no snapshot, though it is not the first")]


def test_a_snapshot_moved_to_another_year_is_found(root):
    (root / "2016").rename(root / "2017")
    said = "The manifest of 2017 v1 belongs to 2016 v1. Restore the snapshot from a backup and run 'huiyin verify'."
    assert found(root) == [(2017, 1, "manifest.json", said)]


def test_a_problem_is_said_in_both_languages(root):
    (root / "2014" / "v1" / "persons.parquet").unlink()
    (problem,) = Snapshots(root).verify()
    assert problem.text.en == "2014 v1, persons.parquet: the file is missing"
    assert problem.text.zh == "2014 年第 1 版，persons.parquet：文件缺失"
