"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class CommitmentsConfig(AppConfig):
    """Every promise, followed from the day on which it was given to its verified closing."""

    name = "huiyin_web.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, and what waits for whom."""
        from huiyin_web.access.leaving import register_forgetter
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.commitments import today
        from huiyin_web.commitments.events import SENTENCES, SUBJECTS
        from huiyin_web.commitments.queries.evidence import commitment_subject
        from huiyin_web.commitments.queries.stored import KIND
        from huiyin_web.commitments.tasks import register_jobs
        from huiyin_web.commitments.wishes import forget_wishes
        from huiyin_web.core import audit
        from huiyin_web.core.frame import ACCOUNT, Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.evidence.subjects import register_subjects

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_subjects(KIND, commitment_subject)
        register_source(Queue.DUE, today.due)
        register_source(Queue.WAITING, today.waiting)
        register_jobs()
        register_forgetter(forget_wishes)
        register_entry(
            Entry(
                ACCOUNT, 15, Text("My reminders", "我的提醒"), "commitments:my_reminders", "briefings",
                lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
            )
        )  # fmt: skip
        register_entry(
            Entry(
                "office", 85, Text("Reminders sent", "提醒发送记录"), "commitments:reminders", "briefings",
                lambda request: actor_from(request).may(May.MANAGE_ACCOUNTS),
            )
        )  # fmt: skip
        register_entry(
            Entry(
                "work", 20, Text("Commitments", "承诺事项"), "commitments:list", "commitments",
                lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
            )
        )  # fmt: skip
