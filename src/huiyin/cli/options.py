"""What the library refuses in words of Python, said in those of the command line: options instead of arguments."""

from huiyin.kernel.errors import HuiyinError, ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.indices.catalogue import PARAMETERS

WITH_PARAMETERS = (
    "fgt_ORDER, exit_time_GROWTH, ge_ORDER, atkinson_AVERSION, quantile_SHARE, share_LOW_HIGH, lorenz_SHARE, "
    "generalised_lorenz_SHARE"
)
_ARGUMENTS = {
    "line": "--line", "Relative.share": "--line", "k": "--k", "confidence": "--confidence", "by": "--by",
    "measures": "--measures", "deprivations": "--deprived", "Bootstrap.draws": "--bootstrap",
    "Design.clusters": "--clusters", "Design.fpc": "--fpc",
    "Design.replicates": "--replicates", "Design.scale": "--scale", "FGT.order": "--measures fgt_ORDER",
    "ExitTime.growth": "--measures exit_time_GROWTH", "GE.order": "--measures ge_ORDER",
    "Atkinson.aversion": "--measures atkinson_AVERSION", "Quantile.share": "--measures quantile_SHARE",
    "Share": "--measures share_LOW_HIGH", "Lorenz.share": "--measures lorenz_SHARE",
}  # fmt: skip
_WORDS = {
    PARAMETERS: WITH_PARAMETERS,
    "Relative(share)": "0.6*median",
    "missing='exclude'": "--missing exclude",
    "Design(lonely='certainty')": "--lonely certainty",
    "lonely='adjust'": "--lonely adjust",
    "cardinal=True": "COLUMN<CUTOFF",
    "(subset)": "(--subset)",
    "a list of Deprivation": "columns",
    "Deprivation 列表": "列名",
    "[Deprivation('water', 'no_water')]": "no_water,school_years<6",
}


def in_options(refused: HuiyinError) -> Text:
    """Say a refusal with the names of options."""
    text = refused.text
    if isinstance(refused, ParameterError):
        name = str(refused.fields["name"])
        text = ParameterError(**refused.fields | {"name": _ARGUMENTS.get(name, name)}).text
    return Text(_replaced(text.en), _replaced(text.zh))


def _replaced(said: str) -> str:
    for argument, option in _WORDS.items():
        said = said.replace(argument, option)
    return said
