import numpy as np
import pyarrow as pa
import pytest

from huiyin.measures.register.villages import laid_out

EAST, WEST, FAR = "632722100201", "632722101202", "632723100201"
STOOD = pa.chunked_array([[FAR, EAST], [WEST, EAST]])
IDS = np.array([4, 3, 2, 1])


@pytest.mark.parametrize(
    ("place", "ids"),
    [(EAST, [1, 3]), ("632722100000", [1, 3]), ("632722000000", [1, 3, 2]), ("632700000000", [1, 3, 2, 4]),
     ("630000000000", [1, 3, 2, 4]), ("632722100999", []), ("630100000000", []), ("640000000000", [])],
)  # fmt: skip
def test_the_rows_of_a_place_stand_side_by_side(place, ids):
    villages, order = laid_out(STOOD, IDS)
    assert IDS[order][villages.within(place)].tolist() == ids


def test_each_row_knows_its_village():
    villages, order = laid_out(STOOD, IDS)
    assert villages.of(np.arange(4)).tolist() == [EAST, EAST, WEST, FAR] == STOOD.take(order).to_pylist()


def test_without_rows_no_place_has_any():
    villages, order = laid_out(pa.chunked_array([], pa.string()), np.array([], dtype=np.int64))
    assert villages.within(EAST) == slice(0, 0)
    assert order.tolist() == []
