"""The audit log's words for windows."""

from huiyin.kernel.text import Text

SENTENCES = {
    "windows.window.opened": Text("declared a window", "设定办理窗口"),
    "windows.window.changed": Text("changed a window", "调整办理窗口"),
    "windows.window.closed": Text("closed a window", "关闭办理窗口"),
    "windows.delegation.given": Text("delegated the right to open exceptions", "委托例外开放权限"),
    "windows.delegation.ended": Text("ended a delegation of exceptions", "终止例外开放委托"),
    "windows.exception.opened": Text("opened an exception", "作出例外开放"),
    "windows.exception.used": Text("used an exception", "使用例外开放"),
}
SUBJECTS = {
    "window": Text("window {key}", "办理窗口 {key}"),
    "window_delegation": Text("delegation of exceptions {key}", "例外开放委托 {key}"),
    "window_exception": Text("exception {key}", "例外开放 {key}"),
}
