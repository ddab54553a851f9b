"""Write what the code already knows: the reference pages, and what the tutorial's notebook shows.

`make docs` writes them; tests compare them with what this would write, so they cannot grow stale.
"""

import os
import re
from argparse import ArgumentParser
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

from huiyin import policy
from huiyin.cli.main import commands, declare
from huiyin.crosschecks import ListKind
from huiyin.crosschecks import kinds as list_kinds
from huiyin.policy import History, Process, Step, shipped_packs
from huiyin.records.codemaps import CodeMap, code_maps
from huiyin.records.fields import CodeList, Field, Kind, Sheet
from huiyin.records.national import Layout, layouts
from huiyin.records.sheets import SHEETS
from huiyin.records.statistic_indicators import INDICATOR, OWN, STATISTIC_INDICATORS, UNIT, StatisticIndicator
from huiyin.rules.suspects import Rule
from huiyin.rules.suspects import rules as suspect_rules

REFERENCE = Path(__file__).parent / "reference"
NOTEBOOK = Path(__file__).parent / "tutorial" / "survey.ipynb"
_KINDS = {
    Kind.TEXT: "text",
    Kind.NUMBER_CODE: "digits, as text",
    Kind.PLACE: "12-digit place code of that year",
    Kind.ID: "18-digit ID with its checksum, or 20-digit disability certificate",
    Kind.CODE: "one of a list",
    Kind.OPEN_CODE: "one of a list, or a word of one's own",
    Kind.CODES: "several of a list, separated by commas",
    Kind.FLAG: "yes or no (是/否, 1/0)",
    Kind.INTEGER: "whole number",
    Kind.DECIMAL: "number",
    Kind.MONEY: "yuan",
    Kind.DATE: "date (2016-09-14, 2016.9.14, 2016年9月14日)",
    Kind.YEAR: "year",
}


def pages() -> dict[Path, str]:
    """Give every generated page with its text."""
    return {
        REFERENCE / "import.md": _import_page(),
        REFERENCE / "code-maps.md": _code_maps_page(),
        REFERENCE / "cli.md": _cli_page(),
        REFERENCE / "processes.md": _processes_page(),
        REFERENCE / "suspects.md": _suspects_page(),
        REFERENCE / "lists.md": _lists_page(),
    }


def ran_notebook() -> nbformat.NotebookNode:
    """Give the tutorial's notebook as it is after a run in a fresh kernel, which opens no port of the machine."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    about = dict(notebook.metadata)
    NotebookClient(notebook, record_timing=False, config=Config(KernelManager={"transport": "ipc"})).execute()
    # Without the version of the Python that ran it.
    notebook.metadata = nbformat.from_dict(about)
    return notebook


def _import_page() -> str:
    sheets = "\n".join(_sheet(sheet) for sheet in SHEETS.values())
    lists = {field.codes.key: field.codes for sheet in SHEETS.values() for field in sheet.fields if field.codes}
    codes = "\n".join(_codes(one) for _, one in sorted(lists.items()))
    return (
        "# Import columns 导入列\n\n"
        "Generated from `huiyin.records.sheets` by `make docs`.\n\n"
        "A heading may be the English key, either label, or one of the other headings; the order of columns is\n"
        "free; unknown columns are listed and left out; a column that is not there leaves what is registered as it "
        "is.\n\n"
        "表头可用英文键、中英文名称或其他表头；列序不限；未知列会列出且不导入；没有的列保持台账现值。\n\n"
        f"{sheets}\n## Code lists 代码表\n\n"
        "A cell may hold the key, either label, or another word. 单元格可填键、中英文名称或其他写法。\n\n"
        f"{codes}"
    )


def _code_maps_page() -> str:
    maps = "\n".join(_code_map(one) for one in code_maps().values())
    known = "\n".join(_layout(one) for one in layouts().values())
    return (
        "# Code maps and layouts 代码对照表与导出版式\n\n"
        "Generated from `huiyin.records.code_maps` and `huiyin.records.layouts` by `make docs`. No number is\n"
        "understood without a map. 数字代码须经对照表才能识别。\n\n"
        f"{maps}\n{known}"
    )


def _code_map(one: CodeMap) -> str:
    note = f"{one.note.zh} {one.note.en}\n\n" if one.note else ""
    rows = "\n".join(
        f"| {key} | {', '.join(f'{number} `{code}`' for number, code in numbers.items())} |"
        for key, numbers in one.lists.items()
    )
    return (
        f"## `{one.name}` {one.label.zh}\n\n{one.label.en}. Source 来源: {one.source.en}; {one.source.zh}.\n\n{note}"
        f"| list | numbers and keys |\n|---|---|\n{rows}\n"
    )


def _layout(one: Layout) -> str:
    sheets = "\n".join(
        f"- {sheet.label.zh} (`{key}`): {'、'.join(field.label.zh for field in sheet.fields)}"
        for key, sheet in one.sheets.items()
    )
    return (
        f"## Layout `{one.name}` {one.label.zh}\n\n{one.label.en}. Source 来源: {one.source.en}; {one.source.zh}.\n"
        f"Code map 代码对照表: `{one.codemap}`; a code has {one.width} figures, a flag is {one.yes} or {one.no}.\n\n"
        f"{sheets}\n"
    )


def _sheet(sheet: Sheet) -> str:
    rows = "\n".join(_row(field) for field in sheet.fields)
    identity = ", ".join(f"`{key}`" for key in sheet.identity)
    return (
        f"## `{sheet.key}` {sheet.label.zh}\n\nA row is recognised by {identity}.\n\n"
        f"| key | label | 表头 | cell | needed | other headings |\n|---|---|---|---|---|---|\n{rows}\n"
    )


def _row(field: Field) -> str:
    cell = _KINDS[field.kind]
    if field.codes:
        cell += f" [{field.codes.key}](#{field.codes.key})"
    if field.most:
        cell += f", at most {field.most}"
    if field.low is not None and field.high is not None:
        cell += f", {field.low:g} to {field.high:g}"
    needed = "yes 必填" if field.required else ""
    return f"| `{field.key}` | {field.label.en} | {field.label.zh} | {cell} | {needed} | {'、'.join(field.aliases)} |"


def _indicators() -> str:
    rows = "\n".join(_indicator(one) for one in STATISTIC_INDICATORS.values())
    return (
        "### indicator\n\n指标 indicator\n\n"
        "An indicator has the unit beside it; another unit is refused. One that is not here is refused too, unless\n"
        f"its name stands behind `{OWN}` (`{OWN}学前教育入园率`): it is kept with any unit; nothing computes with it.\n"
        "What reads an indicator is the last column; every one stands on the statistics page of its place.\n\n"
        f"指标须使用表中单位，否则不予接受；表外指标请在名称前加 `{OWN}`（如 `{OWN}学前教育入园率`），单位不限，\n"
        "仅作展示，不参与计算。“用于”列说明哪些环节读取该指标；所有指标均列于所在地区的统计页。\n\n"
        f"| key | English | 中文 | unit 单位 | read by 用于 | also |\n|---|---|---|---|---|---|\n{rows}\n"
    )


def _indicator(one: StatisticIndicator) -> str:
    readers = "<br>".join(f"{reader.value.en} {reader.value.zh}" for reader in one.readers)
    unit = f"`{one.unit}` {UNIT.label_of(one.unit).zh}"
    return f"| `{one.key}` | {one.label.en} | {one.label.zh} | {unit} | {readers} | {'、'.join(one.words)} |"


def _codes(codes: CodeList) -> str:
    if codes is INDICATOR:
        return _indicators()
    rows = "\n".join(f"| `{c.key}` | {c.label.en} | {c.label.zh} | {'、'.join(c.words)} |" for c in codes.codes)
    head = "| key | English | 中文 | also |\n|---|---|---|---|"
    return f"### {codes.key}\n\n{codes.label.zh} {codes.label.en}\n\n{head}\n{rows}\n"


def _processes_page() -> str:
    found: list[tuple[Process, list[str]]] = []
    for pack in shipped_packs():
        for process in pack.processes.values():
            known = next((packs for one, packs in found if one == process), None)
            if known is None:
                found.append((process, [pack.key]))
            else:
                known.append(pack.key)
    sections = "\n".join(_process(process, packs) for process, packs in found)
    return (
        "# Processes 办理流程\n\nGenerated from the policy packs by `make docs`; how a step is decided:\n"
        "[casework](../method/casework.md).\n\n" + sections
    )


def _process(process: Process, packs: list[str]) -> str:
    rows = "\n".join(_process_step(process, step) for step in process.steps.values())
    note = f"{process.note.en}\n\n{process.note.zh}\n\n" if process.note else ""
    criteria = "".join(f"- {one.label.en} {one.label.zh}: since {one.since}\n" for one in process.criteria)
    return (
        f"## {process.label.en} {process.label.zh} ({', '.join(packs)})\n\n{process.source.title.en}.\n\n"
        f"{process.source.title.zh}。\n\n{note}{criteria}{chr(10) if criteria else ''}"
        "| step | 步骤 | office | leads to | evidence | checks (parameter) | days |\n|---|---|---|---|---|---|---|\n"
        f"{rows}\n"
    )


def _process_step(process: Process, step: Step) -> str:
    checks = ", ".join(f"`{one.key}`" + (f" ({one.parameter})" if one.parameter else "") for one in step.checks)
    evidence = ", ".join(f"`{key}`" for key in step.evidence)
    terms = (("hangs", step.notice), ("due within", step.within))
    days = ", ".join(f"{what} {term.days} ({term.counted})" for what, term in terms if term)
    leads = process.states[step.leads_to]
    state = f"{leads.en} {leads.zh}" + (f", status `{step.status}`" if step.status else "")
    state += "; what was verified goes into the register 核实结果写入台账" if step.records else ""
    return f"| {step.label.en} | {step.label.zh} | {step.office} | {state} | {evidence} | {checks} | {days} |"


def _suspects_page() -> str:
    rows = "\n".join(_suspect_rule(rule) for rule in suspect_rules().values())
    known = {name: history for pack in policy.shipped_packs() for name, history in pack.parameters.items()}
    read = sorted({name for rule in suspect_rules().values() for name in rule.parameters})
    thresholds = "\n".join(_threshold(known[name]) for name in read)
    return (
        "# Suspect rules 疑点核实规则\n\n"
        "Generated from `huiyin.rules.suspects` by `make docs`. How they are asked: "
        "[Suspects](../method/suspects.md).\n\n"
        "| rule | asks 核实内容 | of a 对象 | when 次序 | thresholds 阈值 | source 来源 |\n|---|---|---|---|---|---|\n"
        f"{rows}\n\n## Thresholds 阈值\n\n"
        "Parameters of policy; a later value takes effect on its own day. 阈值为政策参数，按生效日期采用。\n\n"
        "| parameter | means 含义 | from | value | unit 单位 | source 来源 |\n|---|---|---|---|---|---|\n"
        f"{thresholds}\n"
    )


def _suspect_rule(rule: Rule) -> str:
    page = f" {rule.source.page}" if rule.source.page else ""
    asks = f"**{rule.label.en}** {rule.asks.en}<br>**{rule.label.zh}** {rule.asks.zh}"
    about = f"{rule.scope.label.en} {rule.scope.label.zh} | {rule.severity.label.en} {rule.severity.label.zh}"
    read = ", ".join(f"`{name}`" for name in rule.parameters)
    return (
        f"| `{rule.key}` | {asks} | {about} | {read} | {rule.source.title.en}{page}<br>{rule.source.title.zh}{page} |"
    )


def _threshold(history: History) -> str:
    step = history.steps[-1]
    words = f"{history.label.en} {history.label.zh} | {step.since} | {step.value} | {history.unit.en} {history.unit.zh}"
    return f"| `{history.key}` | {words} | {step.source.title.en} {step.source.title.zh} |"


def _lists_page() -> str:
    return (
        "# Lists of other departments 部门名单\n\n"
        "Generated from the packs' `crosschecks/lists` by `make docs`. How they are compared: "
        "[Cross-checks](../how-to/crosschecks.md). A heading is recognised by its Chinese label, its key or one of the "
        "others; every list may have the first five columns. 列名按中文名称、键名或其他写法识别。\n\n"
        + "\n".join(_list(kind) for kind in list_kinds().values())
    )


def _list(kind: ListKind) -> str:
    asks = "".join(f"- **{one.label.en} {one.label.zh}**: {text.en} {text.zh}\n" for one, text in kind.asks.items())
    shown = "、".join(f"{field.label.en} {field.label.zh}" for _, field in kind.compares)
    fields = "\n".join(
        f"| `{field.key}` | {field.label.zh} | {field.label.en} | {'yes' if field.required else ''} | "
        f"{_KINDS[field.kind]} | {'、'.join(field.aliases)} |"
        for field in kind.sheet.fields
    )
    return (
        f"## `{kind.key}` {kind.label.sentence().en} {kind.label.zh}\n\n"
        f"From {kind.department.en} {kind.department.zh}. "
        f"Source 来源: {kind.source.title.en} {kind.source.title.zh}.\n\n"
        f"{asks}\nShown beside it from the register 对照的台账字段: {shown}.\n\n"
        "| key | 中文 | English | required | type | other headings 其他写法 |\n|---|---|---|---|---|---|\n"
        f"{fields}\n"
    )


def _cli_page() -> str:
    sections = "\n".join(_command(name) for name in sorted(commands()))
    return (
        "# Command line 命令行\n\nGenerated by `make docs`. `python -m huiyin` is the same as `huiyin`.\n\n"
        "Exit codes: 0 done; 1 the data or the request is wrong (the message says what and where); 2 wrong usage.\n\n"
        f"{sections}"
    )


def _command(name: str) -> str:
    command = commands()[name]
    os.environ |= {"COLUMNS": "100", "HUIYIN_LANG": "en"}
    parser = ArgumentParser(prog=f"huiyin {name}", add_help=False)
    declare(parser, command)
    usage = re.sub(r"\n{3,}", "\n\n", parser.format_help()).strip()
    return f"## `huiyin {name}`\n\n{command.help.en}. {command.help.zh}。\n\n```\n{usage}\n```\n"


def main() -> None:
    """Write every page, and the notebook."""
    REFERENCE.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    nbformat.write(ran_notebook(), NOTEBOOK)


if __name__ == "__main__":
    main()
