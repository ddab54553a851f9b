import pytest

from huiyin.kernel.documents import DocumentError, read_document
from huiyin.kernel.text import Text
from huiyin.policy.sources import Source


@pytest.fixture
def read(tmp_path):
    """Read a source as it stands in a document."""

    def read(text):
        path = tmp_path / "source.yaml"
        path.write_text(text, encoding="utf-8")
        return Source.read(read_document(path))

    return read


def test_a_source_names_its_document_and_where_in_it(read):
    assert read("title: {en: Bulletin, zh: 公报}\nhref: https://stats.example\npage: '12'\n") == Source(
        Text("Bulletin", "公报"), "https://stats.example", "12"
    )


def test_where_it_stands_may_be_unknown(read):
    assert read("title: {en: Bulletin, zh: 公报}\n") == Source(Text("Bulletin", "公报"), "", "")


@pytest.mark.parametrize(
    "text", ["href: https://stats.example\n", "title: Bulletin\n", "title: {en: A, zh: 甲}\nlink: x\n"]
)
def test_a_source_without_its_title_in_both_languages_or_with_an_unknown_line_is_refused(read, text):
    with pytest.raises(DocumentError):
        read(text)
