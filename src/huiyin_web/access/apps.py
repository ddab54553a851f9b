"""Django's handle on the app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Users, roles, scope."""

    name = "huiyin_web.access"
    label = "access"

    def ready(self) -> None:
        """Register the app's sentences, its lines of the navigation and of today, and how a person is described."""
        from huiyin_web.access import navigation
        from huiyin_web.access.events import SENTENCES, SUBJECTS
        from huiyin_web.access.queries import subject_names
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.access.today import ending_delegations
        from huiyin_web.core import audit, frame
        from huiyin_web.core.today import Queue, register_source

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for subject, words in SUBJECTS.items():
            audit.describe_subject(subject, words)
        register_namer("user", subject_names.account_names)
        register_namer("organisation", subject_names.organisations_by_name)
        register_namer("delegation", subject_names.delegation_names)
        for entry in navigation.ENTRIES:
            frame.register_entry(entry)
        frame.register_describer(navigation.who)
        register_source(Queue.DUE, ending_delegations)
