"""Who joined a household and who left it, each with the day and the reason."""

from typing import ClassVar

from django.db import models

from huiyin_web.registry.models.register import Household, Person


class MemberChange(models.Model):
    """Somebody joined a household or left it; nothing of it is ever overwritten.

    Whoever left stays where they were found, with all that is known of them. `ended_by` is the change by which they
    came back.
    """

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="member_changes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20)
    leaves = models.BooleanField()
    changed_on = models.DateField()
    source = models.CharField(max_length=40)
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField()
    ended_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="ends")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(leaves=True, ended_by__isnull=True),
                name="member_leaves_once",
            )
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} {self.kind} {self.changed_on}"
