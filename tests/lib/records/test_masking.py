import pytest

from huiyin.records.fields import Mask
from huiyin.records.masking import masked, masked_within


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("小型轿车", "小型轿车"),
        ("2015-03-01", "2015-03-01"),
        ("营运 13897001234", "营运 138****1234"),
        ("电话138 9700 1234，勿扰", "电话138****1234，勿扰"),
        ("0975-8812345", "097****2345"),
        ("车主63272219900101991X代", "车主632722********991X代"),
        ("632722 19900101 9914", "632722********9914"),
        ("他家2016年买了小汽车，车牌青A12345", "他家2016年买了小汽车，车牌青A12345"),
        ("身份证11010519491231002x的人", "身份证110105********002X的人"),
        ("打139 1234-5678找我", "打139****5678找我"),
        ("卡号6222020200112233442", "卡号***************3442"),
        ("卡号6222 0202 0011 2233 442，谢谢", "卡号***************3442，谢谢"),
        ("甲632725199003070035乙６３２７２５１９９００３０７００３５", "甲632725********0035乙632725********0035"),
    ],
)
def test_in_free_text_what_looks_like_a_number_of_somebody_is_hidden(text, shown):
    assert masked_within(text) == shown
