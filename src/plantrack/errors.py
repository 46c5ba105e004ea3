"""The errors that end a run. Wrong data in a plan is never one of these: it is a Finding."""


class PlantrackError(Exception):
    """A run that could not be done: exit code 2. Its words are for the person at the keyboard."""


class InDoubt(PlantrackError):  # noqa: N818 - named for what it leaves, as Refused is
    """A write that failed and could not be undone: nobody can say whether the reading stands."""


class Refused(PlantrackError):  # noqa: N818 - it is an answer, not an error of the program
    """A request that plantrack could do and will not, for what it says: exit code 1."""
