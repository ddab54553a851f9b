"""Django's handle on the app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Files of evidence, attached to whatever the apps above register."""

    name = "huiyin_web.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Register the words of the audit log."""
        from huiyin_web.core import audit
        from huiyin_web.evidence.events import SENTENCES, SUBJECTS

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
