"""Django's handle on the app."""

from collections.abc import Callable

from django.apps import AppConfig
from django.http import HttpRequest

from huiyin.kernel.text import Text


class QualityConfig(AppConfig):
    """Is what the register says true: suspects, lists of other departments, duplicates."""

    name = "huiyin_web.quality"
    label = "quality"

    def ready(self) -> None:
        """Register the app's sentences, its jobs, its lines of the navigation and what of it stands on Today."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.quality import today
        from huiyin_web.quality.tasks import register_jobs

        self._describe()
        register_jobs()
        register_source(Queue.DUE, today.to_ask)
        register_source(Queue.WAITING, today.merges_waiting)
        register_source(Queue.RETURNED, today.merges_returned)

        def allows(right: May) -> Callable[[HttpRequest], bool]:
            return lambda request: actor_from(request).may(right)

        for order, label, url, icon, right in (
            (15, Text("Suspects", "疑点核实"), "quality:suspects", "suspects", May.SEE_HOUSEHOLDS),
            (16, Text("Double entries", "重复登记"), "quality:duplicates", "households", May.SEE_HOUSEHOLDS),
            (18, Text("Cross-checks", "部门数据比对"), "quality:flags", "suspects", May.SEE_FLAGS),
        ):
            register_entry(Entry("data", order, label, url, icon, allows(right)))

    def _describe(self) -> None:
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.core import audit
        from huiyin_web.quality import recording
        from huiyin_web.quality.queries.duplicates import duplicate_names
        from huiyin_web.quality.queries.flags import flag_names
        from huiyin_web.quality.queries.lists import list_names
        from huiyin_web.quality.queries.suspects import suspect_names

        for code, done in (
            (recording.FOUND, Text("checked the register for suspects", "核验台账疑点")),
            (recording.ANSWERED, Text("recorded what asking about a suspect found", "登记疑点核实结果")),
            (recording.DUPLICATES_FOUND, Text("searched the register for double entries", "查找重复登记")),
            (recording.DECIDED, Text("decided about two entries", "认定重复登记")),
            (recording.PROPOSED, Text("proposed to merge two entries", "提请合并重复登记")),
            (recording.APPROVED, Text("approved the merge of two entries", "批准合并重复登记")),
            (recording.SENT_BACK, Text("sent a proposed merge of two entries back", "退回合并重复登记的提请")),
            (recording.PARTED, Text("undid the merge of two entries", "撤销重复登记的合并")),
            (recording.LIST_SENT, Text("sent a list of another department", "上传部门名单")),
            (recording.LIST_REFUSED, Text("could not read a list of another department", "部门名单无法读取")),
            (recording.LIST_COMPARED, Text("compared a list of another department", "比对部门名单")),
            (recording.LIST_WITHDRAWN, Text("withdrew a list of another department", "撤回部门名单")),
            (recording.FLAG_DECIDED, Text("decided about a flag of a list", "认定比对疑点")),
        ):
            audit.describe(code, done)
        for subject, name in (
            ("suspects", Text("all suspects", "全部疑点")),
            ("suspect", Text("suspect {key}", "疑点 {key}")),
            ("duplicates", Text("all double entries", "全部重复登记")),
            ("duplicate", Text("double entry {key}", "重复登记 {key}")),
            ("list", Text("list {key} of another department", "第 {key} 号部门名单")),
            ("flag", Text("flag {key}", "比对疑点 {key}")),
        ):
            audit.describe_subject(subject, name)
        register_namer("suspect", suspect_names)
        register_namer("duplicate", duplicate_names)
        register_namer("list", list_names)
        register_namer("flag", flag_names)
