"""What an event's detail says, in words where its key is known."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from huiyin.kernel.text import Text
from huiyin_web.access.actor import shown_name
from huiyin_web.access.roles import CHARTERS, Role
from huiyin_web.core.parts import Crumb

_WORDS = {
    "kind": Text("Kind", "类别"),
    "year": Text("Year", "年度"),
    "receipt": Text("Receipt", "凭证号"),
    "rows": Text("Rows", "行数"),
    "new": Text("New", "新增"),
    "changed": Text("Changed", "变更"),
    "unchanged": Text("Unchanged", "未变"),
    "refused": Text("Refused", "退回"),
    "removed": Text("Taken out", "移出台账"),
    "undoes": Text("Receipt of what was undone", "被撤销的凭证号"),
    "import": Text("Import that undid it", "撤销批次"),
    "absent": Text("Not in the file", "不在文件中"),
    "size": Text("Bytes", "字节数"),
    "sha256": Text("SHA-256 of the file", "文件 SHA-256"),
    "code": Text("Code of the error", "错误代码"),
    "count": Text("Count", "数量"),
    "problems": Text("Problems found", "发现的问题"),
    "changes": Text("Changes", "变更内容"),
    "version": Text("Version", "版本"),
    "request": Text("Change request", "变更申请"),
    "member": Text("Member", "成员"),
    "answer": Text("Answer", "答复"),
    "accounts": Text("Accounts", "账号"),
    "grants_ended": Text("Granted reaches ended", "终止的授权项数"),
    "reason": Text("Reason", "理由"),
    "address": Text("Network address", "网络地址"),
    "from": Text("From", "自"),
    "to": Text("To", "至"),
    "expired": Text("One-time password expired", "一次性密码已过期"),
    "on": Text("On", "日期"),
    "starts_on": Text("First day", "起始日期"),
    "ends_on": Text("Last day", "截止日期"),
    "value": Text("Value", "内容"),
    "household": Text("Household", "农户"),
    "source": Text("Source", "来源"),
    "assessed": Text("Places assessed", "被考核地区数"),
    "scheme": Text("Scheme", "考核方案"),
    "scheme_hash": Text("Hash of the scheme", "方案校验码"),
    "result_hash": Text("Hash of the result", "结果校验码"),
    "manifest_hash": Text("Hash of the manifest", "清单校验码"),
}
_KEYED = {"to", "source"}  # what the platform writes as `kind:key`; any other text is somebody's words and told as such
_NONE = Text("none", "无")


def subjects_in(detail: dict[str, Any]) -> Iterator[str]:
    """Give the accounts and the household that an event's detail speaks of, to be named."""
    yield from (one["user"] for one in detail.get("accounts", []))
    yield from (subject for key, value in detail.items() if (subject := _subject(key, value)))


def told(detail: dict[str, Any], names: Mapping[str, Crumb]) -> tuple[tuple[tuple[Text, Text | str | Crumb], ...], str]:
    """Give the facts whose keys are known, and the rest as indented JSON; empty where nothing is left.

    Args:
        detail: of the event.
        names: of what `subjects_in` gives.
    """
    facts: list[tuple[Text, Text | str | Crumb]] = []
    rest = dict(detail)
    for key, words in _WORDS.items():
        if key in rest and (value := _said(key, rest[key], names)) is not None:
            facts.append((words, value))
            del rest[key]
    return tuple(facts), json.dumps(rest, ensure_ascii=False, indent=2, sort_keys=True) if rest else ""


def verdict(detail: dict[str, Any]) -> Text | None:
    """Give the outcome of an event that looked for problems; none for any other."""
    if "problems" not in detail or "count" not in detail:
        return None
    if not detail["count"]:
        return Text("no problem found", "未发现问题")
    return Text("problems found: {count}", "发现 {count} 处问题").fill(count=detail["count"])


def _said(key: str, value: Any, names: Mapping[str, Crumb]) -> Text | str | Crumb | None:
    """Word one value; none for what only its JSON tells."""
    if key in {"problems", "changes"}:
        return _listed([Text(one["en"], one["zh"]) for one in value])
    if key == "accounts":
        return _listed([_account(one, names) for one in value])
    if value is None or value == "":
        return "--"
    if subject := _subject(key, value):
        return names[subject]
    if isinstance(value, int):
        return str(value) if key == "year" else f"{value:,}"
    return (_source(value) if key in _KEYED else value) if isinstance(value, str) else None


def _source(value: str) -> Text | str:
    """Give a text as it stands, and the platform's own key (`platform:demo`) by its name."""
    kind, _, name = value.partition(":")
    return shown_name(value, name) if kind == "platform" else value


def _subject(key: str, value: Any) -> str:
    """Give the subject (`kind:key`) that a value stands for; empty where it is none."""
    if key == "household" and value:
        return f"household:{value}"
    return value if key in _KEYED and isinstance(value, str) and value.startswith("user:") else ""


def _account(one: dict[str, str], names: Mapping[str, Crumb]) -> Text:
    role = CHARTERS[Role(one["role"])].label if one["role"] in set(Role) else Text(one["role"], one["role"])
    words = Text("{account} ({role}, {place})", "{account}（{role}，{place}）")
    return words.fill(account=names[one["user"]].label, role=role, place=one["place"])


def _listed(texts: list[Text]) -> Text:
    return Text.join(texts, "; ", "；") if texts else _NONE
