"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class ImportsConfig(AppConfig):
    """The import engine."""

    name = "huiyin_web.imports"
    label = "imports"

    def ready(self) -> None:
        """Register the app's sentences and its jobs."""
        from huiyin_web.core import audit
        from huiyin_web.imports.tasks import register_jobs

        audit.describe("imports.batch.uploaded", Text("uploaded a file", "上传了数据文件"))
        audit.describe("imports.batch.checked", Text("checked a file", "校验了数据文件"))
        audit.describe("imports.batch.refused", Text("sent a file back", "退回了数据文件"))
        audit.describe("imports.batch.applied", Text("imported a file", "导入了数据文件"))
        audit.describe("imports.batch.cancelled", Text("cancelled an import", "取消了导入"))
        register_jobs()
