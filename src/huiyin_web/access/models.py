"""Users, what they were granted, and who acts for whom."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from huiyin_web.access.roles import CHARTERS, Role

# How the source of a grant begins that follows something else, by its kind: it ends with that and not otherwise.
FOLLOWED = {"pairing": "assistance:", "theatre": "theatres:"}


def follows(source: str) -> bool:
    """Say whether a grant of this source follows a pairing or a theatre."""
    return source.startswith(tuple(FOLLOWED.values()))


def is_following() -> models.Q:
    """Give the condition that a grant follows a pairing or a theatre."""
    condition = models.Q()
    for beginning in FOLLOWED.values():
        condition |= models.Q(source__startswith=beginning)
    return condition


class UserManager(BaseUserManager["User"]):
    """Finds users by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user whatever the letters' case."""
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """One person's account: a role in one place or organisation."""

    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=24, choices=[(r.value, c.label.en) for r, c in CHARTERS.items()])
    place_code = models.CharField(max_length=12, blank=True, db_index=True)
    organisation = models.CharField(max_length=24, blank=True)
    must_change_password = models.BooleanField(default=True)
    password_expires_at = models.DateTimeField(null=True, blank=True)  # a one-time password does, an own one never
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    is_made_up = models.BooleanField(default=False)
    issued_by_key = models.CharField(max_length=64, blank=True, db_index=True)  # who gave it its last one-time password
    issued_by_name = models.CharField(max_length=150, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]
    objects = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]),
                name="user_role_known",
                violation_error_message=_("This role does not exist."),
            ),
            models.UniqueConstraint(
                Lower("username"),
                name="user_name_any_case",
                violation_error_message=_("This user name is taken."),
            ),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def key(self) -> str:
        """The key that the audit log knows this person by."""
        return f"user:{self.pk}"


class Grant(models.Model):
    """A reach beyond one's own place: a pairing, a theatre, an assignment; dated, never overwritten.

    One account holds it, or an organisation by its number: then every account of it that is given that kind reaches it.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants", null=True, blank=True)
    organisation = models.CharField(max_length=24, blank=True, db_index=True)
    kind = models.CharField(max_length=16, choices=[(k, k) for k in ("pairing", "theatre", "assignment", "place")])
    place_code = models.CharField(max_length=12, blank=True)
    household = models.BigIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False, organisation="")
                | (models.Q(user__isnull=True) & ~models.Q(organisation="")),
                name="grant_has_one_holder",
                violation_error_message=_("A grant is held by an account or by an organisation."),
            ),
            models.CheckConstraint(
                condition=~models.Q(place_code="") | models.Q(household__isnull=False),
                name="grant_reaches_something",
                violation_error_message=_("A grant names a place or a household."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="grant_ends_after_start",
                violation_error_message=_("A grant ends on or after the day it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.place_code or self.household}"


class Delegation(models.Model):
    """A commander lets a secretary act for them, with a reason and an end."""

    principal = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations_given")
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations_held")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=300)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(principal=models.F("deputy")),
                name="delegation_between_two",
                violation_error_message=_("Nobody delegates to themselves."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="delegation_ends_after_start",
                violation_error_message=_("A delegation ends on or after the day it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.principal} → {self.deputy}"


class SignInFailure(models.Model):
    """One failed attempt to sign in: what the throttle counts."""

    username = models.CharField(max_length=40, db_index=True)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.username} {self.at}"
