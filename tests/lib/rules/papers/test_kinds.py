from pathlib import Path

import pytest

from huiyin import policy
from huiyin.kernel.documents import DocumentError
from huiyin.rules import papers
from huiyin.rules.papers.kinds import read_kind

KINDS = list(papers.kinds().values())
PROCESSES = {(pack.key, key): process for pack in policy.shipped_packs() for key, process in pack.processes.items()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_kind_ships_in_chinese_and_english_with_nothing_wrong(kind):
    assert list(kind.texts) == ["zh-Hans", "en"]
    assert [papers.problems(kind, one) for one in kind.texts.values()] == [{}, {}]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_both_texts_that_ship_fill_in_the_same(kind):
    said = [one.title + one.body for one in kind.texts.values()]
    assert {tuple(mark for mark in kind.marks if f"{{{mark}}}" in one) for one in said} == {tuple(kind.marks)}


def test_the_papers_of_a_process_follow_from_the_evidence_that_its_steps_ask_for():
    wanted = {
        key: [(kind.key, step.key) for kind, step in papers.kinds_of(process)]
        for (pack, key), process in PROCESSES.items()
        if pack in {"cn-2016-west", "cn-2021-monitoring"}
    }
    assert wanted["identification"] == [("consent", "apply"), ("questionnaire", "verify")]
    assert wanted["exit"] == [("questionnaire", "verify"), ("acknowledgement", "acknowledge")]
    assert wanted["removal"] == [("questionnaire", "verify"), ("acknowledgement", "hear")]
    assert wanted["monitoring"] == [("consent", "discover"), ("questionnaire", "verify")]
    assert wanted["village_exit"] == wanted["county_exit"] == []


def test_every_file_of_the_folder_is_a_kind():
    folder = Path(papers.__file__).with_name("kinds")
    assert {path.stem for path in folder.iterdir()} == {kind.key for kind in KINDS}


def test_what_a_kind_asks_for_is_evidence_of_some_process():
    asked = {key for process in PROCESSES.values() for step in process.steps.values() for key in step.evidence}
    assert {kind.evidence for kind in KINDS} - {None} <= asked


def test_a_paper_with_a_table_is_of_no_use_blank():
    assert [kind.key for kind in KINDS if kind.can_be_blank] == ["consent", "acknowledgement", "visit_slip"]


def test_a_file_that_insists_on_a_mark_which_it_does_not_have_is_refused(tmp_path):
    path = tmp_path / "oath.yaml"
    path.write_text("key: oath\nlabel: {en: a, zh: 誓}\nmarks: {day: {en: day, zh: 日}}\nmust: [night]\ntexts: {}\n")
    with pytest.raises(DocumentError) as refused:
        read_kind(path)
    assert str(refused.value).endswith("oath.yaml, line 4, must[0]: there is no mark 'night'; there are: day.")
