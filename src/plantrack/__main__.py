"""The program, run as `python -m plantrack`."""

from plantrack.cli.main import main

main()
