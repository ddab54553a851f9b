import hashlib

from huiyin.kernel.canonical import canonical_json, content_hash, file_hash


def test_the_order_of_keys_does_not_change_the_bytes():
    assert canonical_json({"b": 1, "a": "青"}) == '{"a":"青","b":1}'.encode()
    assert content_hash({"b": 1, "a": 2}) == content_hash({"a": 2, "b": 1})


def test_a_file_is_hashed_as_its_bytes(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"x" * 3_000_000)
    assert file_hash(path) == hashlib.sha256(b"x" * 3_000_000).hexdigest()
