from datetime import date, timedelta

import pytest

from huiyin_web.casework.queries.notices import notice_page, public_notice_page
from huiyin_web.casework.queries.papers import paper_page, papers_of
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from support import cast, papers
from support.cases import DAY, exit_case, notice_of, officer, place_exit, walked
from support.objecting import noon

pytestmark = pytest.mark.django_db


def said(sheet):
    parts = ["".join(run.words for run in part.runs) for part in sheet.laid.parts]
    return ["".join(run.words for run in sheet.laid.title), *parts]


def paper(case, kind, language="zh", on=DAY):
    return paper_page(actor=officer(), number=case.pk, kind=kind, on=on, language=language)


def test_an_exit_wants_a_questionnaire_and_an_acknowledgement_and_a_villages_exit_none():
    assert [str(one.label) for one in papers_of(exit_case())] == ["Questionnaire", "Acknowledgement"]
    assert papers_of(place_exit()) == ()


def test_the_questionnaire_asks_what_the_form_of_the_step_asks_with_the_criteria_of_the_day():
    (sheet,) = paper(exit_case(), "questionnaire").printed.sheets
    asked = [row[0].words for row in sheet.rows]
    assert asked[:3] == ["入户人员", "收入年度", "家庭人口数"]
    assert [one for one in asked if not one.endswith("佐证")][-5:] == [
        "不愁吃", "不愁穿", "义务教育有保障", "基本医疗有保障", "住房安全有保障",
    ]  # fmt: skip
    assert {row[0].words: row[1].words for row in sheet.rows}["不愁吃"] == "□ 是    □ 否"


def test_from_the_day_on_which_water_counts_the_questionnaire_asks_for_it():
    (sheet,) = paper(exit_case(), "questionnaire", on=date(2019, 6, 23)).printed.sheets
    assert "饮水安全" in [row[0].words for row in sheet.rows]


def test_the_name_on_a_paper_is_masked():
    case = exit_case(head_name="扎西才让")
    (sheet,) = paper(case, "acknowledgement").printed.sheets
    assert said(sheet)[:2] == ["贫困户退出确认书", "行政村：前多村\n户主：扎***\n事项：贫困户退出"]


def test_a_paper_that_the_case_does_not_want_is_not_found():
    with pytest.raises(NotFoundError):
        paper(exit_case(), "consent")


def test_a_paper_is_printed_in_every_language_of_the_village_and_says_which_is_lacking():
    case = exit_case()
    papers.languages("zh-Hans", "en", "bo")
    printed = paper(case, "acknowledgement").printed
    assert [sheet.laid.language.code for sheet in printed.sheets] == ["zh-Hans", "en"]
    assert [str(one) for one in printed.missing] == ["Tibetan (བོད་ཡིག)"]


def test_where_the_village_names_no_language_a_paper_is_in_that_of_the_page():
    case = exit_case()
    for language, code in (("zh", "zh-Hans"), ("en", "en")):
        (sheet,) = paper(case, "acknowledgement", language).printed.sheets
        assert sheet.laid.language.code == code


def test_a_notice_is_printed_by_the_text_that_was_in_force_when_it_was_hung():
    notice = notice_of(walked(exit_case(), until="in_notice"))
    papers.languages("zh-Hans", "bo")
    papers.text(language="bo", wording=papers.TIBETAN)
    page = notice_page(actor=officer(), number=notice.pk, on=DAY, language="zh")
    assert [sheet.laid.language.code for sheet in page.printed.sheets] == ["zh-Hans"]
    assert [one.zh for one in page.printed.missing] == ["藏语（བོད་ཡིག）"]


def test_the_list_of_a_notice_stands_in_every_language_and_on_its_public_page_until_it_is_over():
    notice = notice_of(walked(exit_case(head_name="扎西才让"), until="in_notice"))
    papers.languages("zh-Hans", "en")
    page = public_notice_page(notice, on=notice.posted_on, language="zh")
    assert [[row[1].words for row in sheet.rows] for sheet in page.printed.sheets] == [["扎***"], ["扎***"]]
    assert [sheet.heads[1].words for sheet in page.printed.sheets] == ["户主", "Head of household"]

    over = public_notice_page(notice, on=date(2020, 1, 1), language="zh")

    assert over.is_over
    assert [sheet.rows for sheet in over.printed.sheets] == [(), ()]


def test_a_notice_names_the_telephone_of_the_office_and_the_hotline():
    case = walked(exit_case(), until="in_notice")
    notice = notice_of(case)
    assert "联系电话：________________\n全国监督电话：12317" in said_on(notice)

    papers.telephone("0976-8872345", at=noon(notice.posted_on))

    assert "联系电话：0976-8872345\n全国监督电话：12317" in said_on(notice)


def test_an_old_notice_keeps_the_telephone_and_the_hotline_of_the_day_on_which_it_was_hung():
    notice = notice_of(walked(exit_case(), until="in_notice"))
    papers.telephone("0976-8872345", at=noon(notice.posted_on))
    papers.telephone("0976-8800000", at=noon(notice.posted_on + timedelta(days=1)))

    assert "联系电话：0976-8872345\n全国监督电话：12317" in said_on(notice, after=400)

    notice.posted_on = date(2014, 11, 30)
    assert "联系电话：________________\n全国监督电话：________________" in said_on(notice, after=400)


def said_on(notice, after=0):
    on = notice.posted_on + timedelta(days=after)
    (sheet,) = public_notice_page(notice, on=on, language="zh").printed.sheets
    return "\n".join(said(sheet))


def test_the_notice_on_the_wall_and_its_public_page_have_a_code_that_leads_to_the_page(client):
    notice = notice_of(walked(exit_case(), until="in_notice"))
    notice.posted_on = today()
    notice.save()
    client.force_login(cast.village_worker())

    wall = client.get(f"/casework/notices/{notice.pk}/").content.decode()
    public = client.get(f"/casework/notice/{notice.token}/").content.decode()

    for page in (wall, public):
        assert f"data-address>http://testserver/casework/notice/{notice.token}/<" in page
        assert '<path d="M4 4h1v1h-1z' in page
        assert "style=" not in page


def test_only_the_office_reads_that_a_language_has_no_text(client):
    notice = notice_of(walked(exit_case(), until="in_notice"))
    notice.posted_on = notice.ends_on = today()
    notice.save()
    papers.languages("zh-Hans", "bo")
    client.force_login(cast.village_worker())

    assert "c-sheet__missing" in client.get(f"/casework/notices/{notice.pk}/").content.decode()
    client.logout()
    assert "c-sheet__missing" not in client.get(f"/casework/notice/{notice.token}/").content.decode()
