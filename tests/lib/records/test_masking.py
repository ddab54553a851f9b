import pytest

from huiyin.records.fields import Mask
from huiyin.records.masking import masked


@pytest.mark.parametrize(
    ("value", "mask", "inside", "public"),
    [
        ("扎西多杰", Mask.NAME, "扎***", "扎***"),
        ("632722199001019914", Mask.ID, "632722********9914", "6****************4"),
        ("13897001234", Mask.PHONE, "138****1234", "138****1234"),
        ("6228480012345678", Mask.ACCOUNT, "************5678", "************5678"),
        ("马", Mask.NAME, "*", "*"),
        ("高血压", Mask.SENSITIVE, "***", "***"),
        ("先天性心脏病", Mask.SENSITIVE, "***", "***"),
        ("1234567", Mask.PHONE, "*******", "*******"),
    ],
)
def test_the_middle_is_hidden(value, mask, inside, public):
    assert masked(value, mask) == inside
    assert masked(value, mask, public=True) == public
