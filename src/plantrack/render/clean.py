"""Cleaning: text that cannot move the cursor, change a colour or hide what it says."""

from typing import Final
from unicodedata import category

UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""The Unicode categories that act or hide: control, format, surrogate, private use, line and paragraph."""


def clean(text: str) -> str:
    r"""Replace every character that acts instead of showing by a visible escape such as \u{001b}.

    A line break is one of them: text of several lines is cleaned a line at a time by the caller.
    """
    if text.isprintable():
        return text
    return "".join(_escape(character) if category(character) in UNSEEN else character for character in text)


def _escape(character: str) -> str:
    return f"\\u{{{ord(character):04x}}}"
