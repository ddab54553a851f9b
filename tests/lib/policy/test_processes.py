from datetime import date, timedelta

import pytest

from huiyin.kernel.documents import DocumentError
from huiyin.policy import Counted, Office, shipped_packs
from huiyin.policy.processes import read_process
from huiyin.records.codes import STATUS

WRITTEN = """\
key: visit
label: {en: Visit, zh: 走访}
source: {title: {en: Rule one, zh: 规定一}}
states:
  begun: {en: begun, zh: 已开始}
  done: {en: done, zh: 已完成}
ends: [done]
criteria:
  food: {label: {en: food, zh: 不愁吃}, since: 2016-04-23}
steps:
  begin:
    label: {en: beginning, zh: 开始}
    to: begun
    office: village
    evidence: [visitors]
    checks: {consented: none, income_below_line: poverty_line}
    notice: {days: village_notice_days, counted: calendar}
  finish:
    label: {en: end, zh: 结束}
    from: [begun]
    to: done
    office: county
    within: {days: visit_days, counted: working}
    status: poor
"""
IN_FORCE = [(pack, process) for pack in shipped_packs() for process in pack.processes.values()]


@pytest.fixture
def read(tmp_path):
    def read(text=WRITTEN):
        path = tmp_path / "visit.yaml"
        path.write_text(text, encoding="utf-8")
        return read_process(path)

    return read


def test_a_process_is_read_with_everything_that_its_file_says(read):
    process = read()
    begin, finish = process.steps.values()

    assert process.first is begin
    assert (begin.comes_from, begin.leads_to, begin.office, begin.evidence) == (
        (),
        "begun",
        Office.VILLAGE,
        ("visitors",),
    )
    assert [(check.key, check.parameter) for check in begin.checks] == [
        ("consented", None),
        ("income_below_line", "poverty_line"),
    ]
    assert (begin.notice.days, begin.notice.counted, begin.within, begin.status) == (
        "village_notice_days",
        Counted.CALENDAR,
        None,
        None,
    )
    assert (finish.within.days, finish.within.counted, finish.status) == ("visit_days", Counted.WORKING, "poor")
    assert (process.criteria[0].since, process.criteria[0].source) == (date(2016, 4, 23), process.source)


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        ("key: visit", "key: call", "line 1, key: the file must be named call.yaml."),
        ("  done: {en: done, zh: 已完成}", "  done: {en: done}", "line 6, states.done.zh: this key is missing."),
        ("ends: [done]", "ends: [gone]", "line 7, ends[0]: there is no state 'gone' in this process."),
        ("ends: [done]", "ends: [done, begun]", "line 5, states.begun: a step leads on from 'begun', which is an end."),
        ("  done: {en: done, zh: 已完成}", "  done: {en: done, zh: 已完成}\n  lost: {en: lost, zh: 丢失}", "line 7, states.lost: no step leads on from 'lost', and it is no end."),
        ("    from: [begun]\n    to: done", "    from: [begun]\n    to: begun", "line 6, states.done: no step leads to 'done'."),
        ("    from: [begun]\n", "", "line 10, steps: exactly one step opens a case (it has no `from`)."),
        ("    to: done", "    to: nowhere", "line 21, steps.finish.to: there is no state 'nowhere' in this process."),
        ("office: county", "office: moon", "line 22, steps.finish.office: found 'moon'; write one of village, township, county, prefecture, province."),
        ("counted: working", "counted: lunar", "line 23, steps.finish.within.counted: found 'lunar'; write one of calendar, working."),
        ("    status: poor", "    statuss: poor", "line 24, steps.finish.statuss: this key is not known here; allowed: label, to, office, from, evidence, checks, notice, within, status, changes_members, verifies, records, reopens."),
        ("since: 2016-04-23", "since: spring", "line 9, criteria.food.since: found 'spring'; write a date, such as 2014-01-01."),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_line_and_key(read, tmp_path, written, instead, fault):
    assert WRITTEN.count(written) == 1
    with pytest.raises(DocumentError) as raised:
        read(WRITTEN.replace(written, instead))

    assert str(raised.value) == f"{tmp_path.name}/visit.yaml, {fault}"


@pytest.mark.parametrize(("pack", "process"), IN_FORCE, ids=lambda one: one.key)
def test_every_parameter_that_a_process_names_is_in_its_pack_from_the_first_day_on(pack, process):
    terms = {term.days for step in process.steps.values() for term in (step.notice, step.within) if term}
    named = {check.parameter for step in process.steps.values() for check in step.checks if check.parameter}

    line = {"poverty_line": pack.since - timedelta(days=1)}  # that of the income's year, which may be the one before
    for key in terms | named:
        assert pack.parameters[key].on(line.get(key, pack.since)).value > 0
    assert all(pack.parameters[key].on(pack.since).value % 1 == 0 for key in terms)


@pytest.mark.parametrize(("pack", "process"), IN_FORCE, ids=lambda one: one.key)
def test_a_status_that_a_step_gives_is_one_that_the_register_knows(pack, process):
    given = {step.status for step in process.steps.values() if step.status}

    assert given <= set(STATUS.keys())
    assert "closed" not in process.states
