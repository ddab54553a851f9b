import gzip

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

from huiyin.kernel.canonical import file_hash
from huiyin_web.core import static_files

STYLE = "core/css/tokens.css"


@pytest.fixture
def one_file(monkeypatch, tmp_path):
    """Let the finders find one file of the test's own."""
    path = tmp_path / "a.css"
    path.write_text("a {}")
    monkeypatch.setattr(static_files.finders, "find", lambda name: str(path) if name == "a.css" else None)
    return path


def test_an_address_names_the_content(one_file):
    assert staticfiles_storage.url("a.css") == f"/static/a.css?v={file_hash(one_file)[:10]}"


def test_a_changed_file_has_another_address(one_file):
    before = staticfiles_storage.url("a.css")
    one_file.write_text("b { color: red }")
    assert staticfiles_storage.url("a.css") != before


def test_what_is_not_there_keeps_its_bare_name(one_file):
    assert staticfiles_storage.url("none.css") == "/static/none.css"


def test_a_style_sheet_is_kept_for_a_year_and_comes_packed(client):
    answer = client.get(f"/static/{STYLE}", headers={"accept-encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "max-age=31536000, public"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"--ink" in gzip.decompress(answer.getvalue())


def test_a_page_comes_packed_to_whoever_can_unpack_it(client, db):
    packed = client.get("/access/sign-in/", headers={"accept-encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/access/sign-in/").headers
