"""What can go wrong when a pairing is asked for."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class PairingError(HuiyinError):
    """Units and villages that can't be paired as they were given."""

    code = "PAIRING"
    template = Text("{what} {mend}", "{what}{mend}")
