"""Build servers: they read what a program prints, and obey some of it. Nothing in a plan is to be obeyed."""

import re
from typing import Final

_COMMAND: Final = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*):(?=:)", re.MULTILINE)
_OLD_COMMAND: Final = re.compile(r"##(?=\[)")


def unheard(text: str) -> str:
    r"""Write what a build server would take for a command so that it shows and does nothing.

    That is a line that begins with two colons, or one that holds two hashes and a bracket. The escape, such
    as `\u003a`, is the one of JSON, so that a JSON text says the same as before.
    """
    return _OLD_COMMAND.sub(r"#\\u0023", _COMMAND.sub(r"\1\\u003a", text))
