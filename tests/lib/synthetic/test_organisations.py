from collections import Counter


def test_every_kind_of_organisation_is_there_and_each_place_has_its_office(province, read):
    rows = read(province.organisations)
    kinds = Counter(row["kind"] for row in rows)
    offices = {row["place_code"] for row in rows if row["kind"] == "office"}

    assert kinds == {"office": 55, "department": 13, "assisting_unit": 245, "eastern_partner": 8, "evaluator": 1}
    assert Counter(len(code.rstrip("0")) > 4 for code in offices) == {True: 46, False: 9}


def test_eastern_partners_work_in_the_prefecture_that_they_help(province, read):
    partners = {
        row["name_en"]: row["place_code"] for row in read(province.organisations) if row["kind"] == "eastern_partner"
    }

    assert partners["Beijing's counterpart assistance, Yushu"] == "632700000000"
    assert partners["Jiangsu's counterpart assistance, Hainan"] == "632500000000"
    assert len(set(partners.values())) == 8


def test_every_organisation_is_named_in_both_languages(province, read):
    assert all(row["name"] and row["name_en"] for row in read(province.organisations))


def test_units_of_prefectures_and_counties_say_that_they_are_made_up_and_change_no_number_of_the_others(province, read):
    rows = read(province.organisations)
    made_up = [row for row in rows if row["name"].endswith("（虚构）") and row["kind"] == "assisting_unit"]

    assert len(made_up) == 208
    assert all(row["name_en"].endswith("(made up)") for row in made_up)
    assert rows.index(made_up[0]) == 114
