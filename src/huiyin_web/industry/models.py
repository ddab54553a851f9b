"""Firms, how they stood each year, their contracts with households, what these promise and was paid; loans; in fen."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.industry import BRANCHES, CONTRACTS, ENTRIES, KINDS, RUNNING, STARTUP, STATUSES, Sign
from huiyin.followup.industry.words import LONGEST_DOCUMENT, LONGEST_NAME, LONGEST_REASON
from huiyin_web.registry.models import Household

_CODE = 24  # wide enough for any key, so that a new one needs no new column
_OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is
_REVERSAL = Q(reverses__isnull=True, fen__gt=0) | (Q(reverses__isnull=False, fen__lt=0) & ~Q(reason=""))


class Signed(models.Model):
    """What every record carries: on which day, and when and by whom it was made."""

    on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


class Firm(models.Model):
    """A cooperative or firm.

    Attributes:
        founder: the household that started it, of a start-up only.
        since: since when it is there.
        status, status_year: how it stood in the latest year of which that was told.
        steps: how much was done to it; who sends a form says how much they had seen.
        changed_at: when the last thing was done to it.
    """

    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=_CODE)
    branch = models.CharField(max_length=_CODE)
    place_code = models.CharField(max_length=12)
    founder = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+", null=True)
    since = models.DateField()
    status = models.CharField(max_length=_CODE, default=RUNNING)
    status_year = models.SmallIntegerField(null=True)
    steps = models.IntegerField(default=0)
    changed_at = models.DateTimeField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["place_code", "status"], name="firm_by_place")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=KINDS.keys(), branch__in=BRANCHES.keys(), status__in=STATUSES.keys()),
                name="firm_words_known",
                violation_error_message=_("A kind, branch or status is not in its list."),
            ),
            models.CheckConstraint(
                condition=Q(kind=STARTUP, founder__isnull=False) | (~Q(kind=STARTUP) & Q(founder__isnull=True)),
                name="firm_founder_of_startup",
                violation_error_message=_("A start-up has the household that founded it, and no other firm has one."),
            ),
            models.UniqueConstraint(
                fields=["name", "place_code"],
                name="firm_once",
                violation_error_message=_("A firm of this name is there already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FirmYear(Signed):
    """How a firm stood in a year, with the document that says so; of several the latest holds, all stay."""

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="years")
    year = models.SmallIntegerField()
    status = models.CharField(max_length=_CODE)
    document = models.CharField(max_length=LONGEST_DOCUMENT)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=STATUSES.keys()),
                name="firm_year_status_known",
                violation_error_message=_("This status is not in its list."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.firm_id} {self.year} {self.status}"


class Contract(Signed):
    """A contract with a household; whether that was poor is as the register said on its first day.

    Attributes:
        yearly: what it promises a year, in fen.
        ends_on: its last day, moved forward where it was ended early, with the reason.
    """

    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="contracts")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=_CODE)
    begins_on = models.DateField()
    ends_on = models.DateField()
    yearly = models.BigIntegerField()
    document = models.CharField(max_length=LONGEST_DOCUMENT)
    persons = models.IntegerField()
    is_poor = models.BooleanField()
    end_reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=CONTRACTS.keys()),
                name="contract_kind_known",
                violation_error_message=_("This kind of contract is not in its list."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on"), yearly__gt=0),
                name="contract_promises_something",
                violation_error_message=_("A contract ends after it begins and promises more than nothing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.firm_id} {self.household_id}"


class Due(models.Model):
    """What a contract promises for a year, and what was paid for it: the sum of its payments."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="dues", db_index=False)
    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="dues", db_index=False)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+", db_index=False)
    village_code = models.CharField(max_length=12)
    year = models.SmallIntegerField()
    promised = models.BigIntegerField()
    paid = models.BigIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["year", "village_code"], name="due_by_village"),
            models.Index(fields=["firm", "year"], name="due_by_firm"),
            models.Index(fields=["household", "year"], name="due_by_household"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contract", "year"],
                name="due_once_a_year",
                violation_error_message=_("This contract has this year already."),
            ),
            models.CheckConstraint(
                condition=Q(promised__gte=0, paid__gte=0),
                name="due_not_negative",
                violation_error_message=_("What is promised and paid is no less than nothing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.year}"


class Payment(Signed):
    """A payment to a household for a year, never changed: a mistake is taken off by another, with its reason."""

    due = models.ForeignKey(Due, on_delete=models.PROTECT, related_name="payments")
    fen = models.BigIntegerField()
    document = models.CharField(max_length=LONGEST_DOCUMENT)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, related_name="reversed_by", null=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_REVERSAL,
                name="payment_reversal_has_its_reason",
                violation_error_message=_("An entry adds; one that takes another off has a reason."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.due_id} {self.fen}"


class FirmSign(models.Model):
    """A sign of a firm, with the days between which it shows if nothing more is done."""

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="signs")
    sign = models.CharField(max_length=_CODE)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sign", "since", "firm"], name="firm_sign_since")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["firm", "sign"],
                name="firm_sign_once",
                violation_error_message=_("A firm has each sign once."),
            ),
            models.CheckConstraint(
                condition=Q(sign__in=[sign.value for sign in Sign]),
                name="firm_sign_known",
                violation_error_message=_("This sign is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sign} {self.firm_id}"


class Loan(Signed):
    """A small loan to a household.

    Attributes:
        lender: the office that lent it.
        branch: for which branch of industry.
        rate: interest a year, in hundredths of a percent.
        repaid, subsidised: the sums of its entries, those reversed taken off.
        firm: the firm that uses it instead of the household; none where the household does.
    """

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    village_code = models.CharField(max_length=12)
    lender = models.CharField(max_length=_OFFICE)
    branch = models.CharField(max_length=_CODE)
    fen = models.BigIntegerField()
    rate = models.IntegerField()
    due_on = models.DateField()
    document = models.CharField(max_length=LONGEST_DOCUMENT)
    repaid = models.BigIntegerField(default=0)
    subsidised = models.BigIntegerField(default=0)
    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="borrowed", null=True)
    steps = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["village_code", "due_on"], name="loan_by_village"),
            models.Index(fields=["due_on", "village_code"], name="loan_overdue", condition=Q(repaid__lt=F("fen"))),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(fen__gt=0, rate__gte=0, due_on__gt=F("on"), repaid__gte=0, repaid__lte=F("fen")),
                name="loan_in_order",
                violation_error_message=_("A loan is due after it is lent, and no more of it is repaid than was lent."),
            ),
            models.CheckConstraint(
                condition=Q(branch__in=BRANCHES.keys()),
                name="loan_branch_known",
                violation_error_message=_("This branch is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} {self.fen}"


class LoanEntry(Signed):
    """A repayment, or interest that was subsidised; never changed."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="entries")
    entry = models.CharField(max_length=_CODE)
    fen = models.BigIntegerField()
    document = models.CharField(max_length=LONGEST_DOCUMENT)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, related_name="reversed_by", null=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_REVERSAL & Q(entry__in=ENTRIES.keys()),
                name="loan_entry_reversal_has_its_reason",
                violation_error_message=_("An entry adds; one that takes another off has a reason."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.fen}"
