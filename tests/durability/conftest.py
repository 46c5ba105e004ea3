"""The fixtures of the tests of durability: the program in this process, as the commands' tests have it."""

from tests.cli.conftest import ask

__all__ = ["ask"]
