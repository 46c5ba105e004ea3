"""Build servers: they read what a program prints, and obey some of it. Nothing in a plan is to be obeyed."""

import re
from typing import Final

from plantrack.render.clean import clean

_COMMAND: Final = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*):(?=:)", re.MULTILINE)
_OLD_COMMAND: Final = re.compile(r"##(?=\[)")


def unheard(text: str) -> str:
    r"""Write what a build server would take for a command so that it shows and does nothing.

    That is a line that begins with two colons, or one that holds two hashes and a bracket. The escape, such
    as `\u003a`, is the one of JSON, so that a JSON text says the same as before.
    """
    return _OLD_COMMAND.sub(r"#\\u0023", _COMMAND.sub(r"\1\\u003a", text))


def message(text: str) -> str:
    """Write a text of any number of lines as what a workflow command of GitHub says."""
    return unheard(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def attribute(text: str) -> str:
    """Write a text as a property of a workflow command of GitHub, such as its file."""
    return message(clean(text)).replace(":", "%3A").replace(",", "%2C")
