import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huiyin.measures import Design
from huiyin.measures.errors import CannotOpenError
from huiyin.measures.survey.carried import DESIGN_KEY, carried_design, with_design

PEOPLE = pa.table({"income": [1.0, 2.0], "w": [3.0, 4.0]}, metadata={"maker": "office"})


def test_a_file_gives_back_the_design_that_it_was_written_with(tmp_path):
    path = tmp_path / "survey.parquet"
    pq.write_table(with_design(PEOPLE, Design(weights="w", clusters="income", lonely="adjust")), path)
    assert carried_design(path) == Design(weights="w", clusters="income", lonely="adjust")
    assert pq.read_schema(path).metadata[b"maker"] == b"office"


def test_a_file_without_a_design_carries_none(tmp_path):
    pq.write_table(PEOPLE, tmp_path / "plain.parquet")
    (tmp_path / "people.csv").write_text("income\n1\n")
    assert carried_design(tmp_path / "plain.parquet") is None
    assert carried_design(tmp_path / "people.csv") is None
    assert carried_design(tmp_path / "absent.parquet") is None


@pytest.mark.parametrize("said", [b"{", b'{"weight": "w"}', b"[1]"])
def test_what_is_no_design_is_refused(tmp_path, said):
    path = tmp_path / "survey.parquet"
    pq.write_table(PEOPLE.replace_schema_metadata({DESIGN_KEY: said}), path)
    with pytest.raises(CannotOpenError, match=r"the sampling design in its metadata \('huiyin.design'\)"):
        carried_design(path)
