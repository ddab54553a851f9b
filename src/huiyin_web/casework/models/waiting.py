"""Applications that came while nobody is identified; the forms that were handed in; whom one is just handed in for."""

from typing import ClassVar

from django.db import models

from huiyin_web.casework.models.cases import Case


class WaitingApplication(models.Model):
    """An application as it was received; `case` is what it became once its window was open.

    `application` holds the cells as a case's does, `cells` the evidence of the first step.
    """

    village_code = models.CharField(max_length=12)
    head_name = models.CharField(max_length=60)
    application = models.JSONField()
    cells = models.JSONField()
    received_on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="waited")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["village_code", "received_on"], name="waiting_by_village")]

    def __str__(self) -> str:
        return f"application {self.pk}"


class HandedIn(models.Model):
    """The form of an application that was handed in: it is taken once, however often it is sent."""

    form = models.UUIDField(unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.form)


class Applying(models.Model):
    """Somebody for whom an application is just being handed in: what another one for the same person waits on.

    `person` is a keyed hash of an ID number. A row goes with the transaction that made it, so nobody ever reads one.
    """

    person = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.person
