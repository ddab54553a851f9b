"""Which languages places use, their telephones, and the office's own texts: rows are added, never changed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kept(models.Model):
    """Where something holds, and who said so."""

    place_code = models.CharField(max_length=12)
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


class PlaceLanguages(Kept):
    """The languages that a place uses, codes with a blank between them; none: as above it. The last row holds."""

    languages = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["place_code"], name="languages_by_place")]

    def __str__(self) -> str:
        return f"languages of {self.place_code}"

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages, the first on top."""
        return tuple(self.languages.split())


class PlaceTelephone(Kept):
    """The telephone of a place's office that notices name; empty: as above it. The last row holds."""

    number = models.CharField(max_length=30, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["place_code"], name="telephone_by_place")]

    def __str__(self) -> str:
        return f"telephone of {self.place_code}"


class PaperText(Kept):
    """A version of a place's own text, in force from a day on until the next; a withdrawn one ends the place's own."""

    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    version = models.IntegerField()
    since = models.DateField()
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "language", "place_code", "version"],
                name="paper_text_once",
                violation_error_message=_("Somebody has put another version in force just now."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.place_code} v{self.version}"
