"""The demo's targets reconcile with each other and with its register; its letters became commitments."""

import sqlite3

import pytest

from huiyin.records.snapshots import Snapshots, figures_of

PROVINCE = "630000000000"


@pytest.fixture(scope="module")
def rows(demo):
    def rows(query, *values):
        with sqlite3.connect(f"file:{demo / 'huiyin.sqlite3'}?mode=ro", uri=True) as database:
            return database.execute(query, values).fetchall()

    return rows


def wanted(rows, year, indicator):
    found = rows(
        "SELECT place_code, coalesce(revised, planned), planned, reserve FROM targets_target WHERE year = ? AND indicator = ?",
        year, indicator,
    )  # fmt: skip
    return {code: (now, planned, reserve) for code, now, planned, reserve in found}


@pytest.mark.parametrize(
    ("year", "indicator"),
    [(2015, "lifted"), (2016, "lifted"), (2016, "training"), (2016, "relocation"), (2016, "villages")],
)
def test_the_parts_and_the_reserve_make_the_whole_as_they_were_issued(rows, year, indicator):
    found = wanted(rows, year, indicator)
    prefectures = {code: one for code, one in found.items() if code.endswith("00000000") and code != PROVINCE}
    assert len(prefectures) == 8
    now, _planned, reserve = found[PROVINCE]
    assert sum(planned for _, planned, _ in prefectures.values()) + reserve == now
    for code, (_, planned, kept) in prefectures.items():
        parts = [one[1] for place, one in found.items() if place.startswith(code[:4]) and place != code]
        assert not parts or sum(parts) + kept == planned, code


def test_what_the_register_counts_is_near_what_the_province_asked_for(demo, rows):
    counted = figures_of(Snapshots(demo / "snapshots").open(2016)).of(PROVINCE)["exited_persons"].value
    assert 0.9 < wanted(rows, 2016, "lifted")[PROVINCE][0] / 100 / counted < 1.1


def test_every_prefecture_and_county_has_a_letter_and_some_wait(rows):
    letters = rows("SELECT lower, version, upper_on IS NOT NULL, superseded FROM targets_letter WHERE year = 2016")
    assert (len({row[0] for row in letters}), sum(row[3] for row in letters)) == (53, 1)
    assert sum(row[2] for row in letters) == 50
    assert rows("SELECT count(*) FROM targets_target WHERE proposed IS NOT NULL") == [(2,)]


def test_each_target_of_a_letter_signed_by_both_is_a_commitment_of_its_own_office(rows):
    lines = rows(
        "SELECT t.lower, c.owner, t.upper, c.accepter FROM targets_letterline l JOIN targets_letter t ON t.id = l.letter_id"
        " LEFT JOIN commitments_commitment c ON c.id = l.commitment_id WHERE t.upper_on IS NOT NULL"
    )
    assert len(lines) > 200
    assert [line for line in lines if line[:2] != (line[0], line[0]) or line[2] != line[3]] == []
    states = {
        row[0]
        for row in rows(
            "SELECT DISTINCT state FROM commitments_commitment WHERE source = 'letter' AND source_key != '' AND year = 2016"
        )
    }
    assert states == {"closed", "explained", "withdrawn"}
