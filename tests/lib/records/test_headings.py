import pytest

from huiyin.records.errors import HeadingsError, RepeatedHeadingError, WrongKindError
from huiyin.records.headings import find_headings
from support.sheets import PERSON, sheet

HEADINGS = list(PERSON)


def found(*rows):
    return find_headings(rows, sheet("persons"), "file.csv")


def test_headings_are_known_by_chinese_and_english_labels_keys_and_aliases():
    headings = ["office_number", "household number", "姓名", "性 别", "身份证号码", "与户主关系"]
    keys = ["office_number", "household_number", "name", "sex", "id_number", "relation"]
    assert [column.key for column in found(headings).known] == keys


def test_titles_above_the_headings_are_passed_over():
    assert found(["青海省贫困人口登记表", "", ""], [], HEADINGS).row == 3


def test_width_blanks_case_and_stars_do_not_matter():
    starred = [f" *{heading}： " for heading in HEADINGS]
    assert len(found(starred).known) == len(HEADINGS)


def test_columns_that_mean_nothing_are_listed():
    assert found([*HEADINGS, "备注", "血型"]).ignored == ("备注", "血型")


def test_the_report_of_an_earlier_check_is_passed_over():
    assert found([*HEADINGS, "错误说明"]).ignored == ()


def test_missing_columns_are_named():
    with pytest.raises(HeadingsError) as refused:
        found(["人编号", "姓名", "性别"])
    assert refused.value.say("zh") == (
        "“file.csv”的“家庭成员”表缺少以下列：“户编号”、“与户主关系”；现有 人编号、姓名、性别。请补充这些列标题，或重新选择文件类别。"
    )
    assert "'户编号' (household_number), '与户主关系' (relation)" in refused.value.say("en")


def test_a_file_without_headings_shows_nobodys_data():
    with pytest.raises(HeadingsError) as refused:
        found(["张三", "630223197001011234"])
    assert "现有 –。" in refused.value.say("zh")


def test_only_what_looks_like_headings_is_shown():
    with pytest.raises(HeadingsError) as refused:
        found(["姓名", "630223197001011234", "长" * 21, *["备注"] * 20])
    assert f"现有 {'、'.join(['姓名', *['备注'] * 11])}。" in refused.value.say("zh")


def test_a_file_of_another_kind_is_told_which_kind_to_choose():
    with pytest.raises(WrongKindError) as refused:
        found([field.label.zh for field in sheet("households").fields])
    assert refused.value.say("zh").startswith("“file.csv”看来是“贫困户”文件，不是“家庭成员”：")
    assert refused.value.say("zh").endswith("请将文件类别改选为“贫困户”后重新上传。")
    assert refused.value.say("en").endswith("Choose the kind 'households' and upload it again.")


@pytest.mark.parametrize("headings", [["户编号"], ["户主姓名", "家庭人口数"]])
def test_headings_that_make_no_other_kind_whole_are_told_what_is_missing(headings):
    with pytest.raises(HeadingsError):
        found(headings)


def test_two_columns_of_one_meaning_are_refused():
    with pytest.raises(RepeatedHeadingError) as refused:
        found([*HEADINGS, "身份证号"])
    assert "6 (证件号码)、12 (身份证号)" in refused.value.say("zh")
