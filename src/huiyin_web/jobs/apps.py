"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class JobsConfig(AppConfig):
    """Long work."""

    name = "huiyin_web.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Register the app's sentences, its line of the navigation and what it puts on the page of today."""
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.jobs.queries import job_names
        from huiyin_web.jobs.today import failed_jobs

        register_source(Queue.RETURNED, failed_jobs)
        audit.describe("jobs.job.queued", Text("queued a job", "提交后台任务"))
        audit.describe("jobs.job.cancelled", Text("cancelled a job", "取消后台任务"))
        audit.describe("jobs.job.retried", Text("retried a job", "重试后台任务"))
        audit.describe_subject("job", Text("job {key}", "后台任务 {key}"))
        register_namer("job", job_names)
        register_entry(
            Entry(
                group="office",
                order=80,
                label=Text("Jobs", "后台任务"),
                url_name="jobs:list",
                icon="jobs",
                may=lambda request: request.user.is_authenticated,
            )
        )
