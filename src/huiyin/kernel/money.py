"""Money is kept in fen, as whole numbers; yuan appear only where a person reads or writes."""

from decimal import ROUND_HALF_UP, Decimal

FEN_PER_YUAN = 100


def fen(yuan: Decimal | str) -> int:
    """Turn yuan into fen, half a fen rounded up.

    Raises:
        decimal.InvalidOperation: the text is no number.
    """
    return int((Decimal(yuan) * FEN_PER_YUAN).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def yuan(amount: int) -> Decimal:
    """Turn fen into yuan, exactly."""
    return Decimal(amount) / FEN_PER_YUAN


def whole_yuan(amount: int) -> Decimal:
    """Turn fen into whole yuan, half a yuan rounded up, as people are shown them."""
    return yuan(amount).quantize(Decimal(1), rounding=ROUND_HALF_UP)
