"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class LeadershipConfig(AppConfig):
    """The leading group: what it decides becomes a commitment, what it issues binds, what it asks is answered."""

    name = "huiyin_web.leadership"
    label = "leadership"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, sources of commitments, and what waits for whom."""
        from huiyin_web.access.citations import register_citer, register_clauses
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.commitments.sources import register_source_of
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.evidence.subjects import register_subjects
        from huiyin_web.leadership import today
        from huiyin_web.leadership.events import SENTENCES, SUBJECTS
        from huiyin_web.leadership.queries.decisions import decision_sources, decisions_citing
        from huiyin_web.leadership.queries.document import KIND, document_subject
        from huiyin_web.leadership.queries.library import Clauses
        from huiyin_web.leadership.queries.problems import problem_sources

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_source_of("decision", decision_sources)
        register_source_of("problem", problem_sources)
        register_source(Queue.WAITING, today.waiting)
        register_source(Queue.DUE, today.due)
        register_source(Queue.WAITING, today.pieces_to_clear)
        register_source(Queue.DUE, today.pieces_late)
        register_citer(decisions_citing)
        register_clauses(Clauses())
        register_subjects(KIND, document_subject)
        entries = (
            (10, Text("Meetings", "会议"), "leadership:meetings", "meetings"),
            (20, Text("Documents", "文件库"), "leadership:documents", "briefings"),
            (30, Text("Communication", "沟通联络"), "leadership:problems", "persons"),
        )
        for order, label, url_name, icon in entries:
            register_entry(
                Entry(
                    "group", order, label, url_name, icon,
                    lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
                )
            )  # fmt: skip
