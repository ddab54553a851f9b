"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class ImportsConfig(AppConfig):
    """The import engine."""

    name = "huiyin_web.imports"
    label = "imports"

    def ready(self) -> None:
        """Register the app's sentences, its jobs, its line of the navigation and what of it stands on Today."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.imports.page_queries import today
        from huiyin_web.imports.queries import REGISTERED, import_names, registered_names
        from huiyin_web.imports.tasks import register_jobs

        audit.describe("imports.batch.uploaded", Text("uploaded a file", "上传数据文件"))
        audit.describe("imports.batch.checked", Text("checked a file", "校验数据文件"))
        audit.describe("imports.batch.refused", Text("sent a file back", "退回数据文件"))
        audit.describe("imports.batch.handed_in", Text("handed a file in for approval", "提交数据文件复核"))
        audit.describe("imports.batch.sent_back", Text("sent a file handed in back", "退回待复核的数据文件"))
        audit.describe("imports.batch.applied", Text("imported a file", "导入数据文件"))
        audit.describe("imports.batch.undone", Text("undid an import", "撤销导入"))
        audit.describe("imports.batch.cancelled", Text("cancelled an import", "取消导入"))
        audit.describe("imports.rows.downloaded", Text("downloaded registered rows in clear", "下载未脱敏台账数据"))
        audit.describe_subject("import", Text("import {key}", "导入 {key}"))
        audit.describe_subject("rows", REGISTERED)
        register_namer("import", import_names)
        register_namer("rows", registered_names)
        register_jobs()
        register_entry(
            Entry(
                group="data",
                order=20,
                label=Text("Import", "数据导入"),
                url_name="imports:centre",
                icon="imports",
                may=lambda request: actor_from(request).may(May.IMPORT),
            )
        )
        register_source(Queue.RETURNED, today.returned)
        register_source(Queue.WAITING, today.waiting)
