import numpy as np
import pyarrow as pa
import pytest

from huiyin.records.identity_numbers import read_identities

# Check characters worked out by hand after GB 11643-1999, ISO 7064 MOD 11-2.
SOUND = "632722198404300045"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (SOUND, ""),
        ("63272219840430007X", ""),
        ("632722198404303000", ""),
        (SOUND + "41", ""),
        ("632722198404300046", "ID_CHECKSUM"),
        ("63272219840430007x", "ID_FORM"),
        ("632722198402300041", "ID_BIRTH"),
        ("632722201804300049", "ID_BIRTH"),
        ("632722198404300000", "DIGITS_LOST"),
        ("63272219840430004", "ID_FORM"),
        ("6327221984043000451", "ID_FORM"),
        (SOUND + "81", "ID_DISABILITY"),
        (SOUND + "45", "ID_DISABILITY"),
        ("A32722198404300045", "ID_FORM"),
        ("", "ID_FORM"),
    ],
)
def test_an_id_is_sound_or_breaks_one_rule(text, rule):
    assert read_identities(pa.array([text]), 2012).rule.tolist() == [rule]


def test_an_id_tells_birth_and_sex():
    read = read_identities(pa.array([SOUND, "632722198404300053", "broken"]), 2012)
    assert read.born[:2].tolist() == [np.datetime64("1984-04-30").item()] * 2
    assert np.isnat(read.born[2])
    assert read.female[:2].tolist() == [True, False]


@pytest.mark.parametrize("at", range(17))
def test_one_wrong_figure_is_always_found(at):
    wrong = SOUND[:at] + str((int(SOUND[at]) + 1) % 10) + SOUND[at + 1 :]
    assert read_identities(pa.array([wrong]), 2100).rule.tolist() != [""]


@pytest.mark.parametrize("at", [at for at in range(16) if SOUND[at] != SOUND[at + 1]])
def test_two_figures_exchanged_are_always_found(at):
    wrong = SOUND[:at] + SOUND[at + 1] + SOUND[at] + SOUND[at + 2 :]
    assert read_identities(pa.array([wrong]), 2100).rule.tolist() != [""]
