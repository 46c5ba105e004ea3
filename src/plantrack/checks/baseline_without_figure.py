"""A baseline that is known has a figure.

Why: words such as "the audit was completed" do not say where a measure stood, so nothing can be compared with
them, and no change can ever be shown.

What to do: add the `value`. If nobody knows it yet, write when it will be known, as `due`, in place of
`period`.

Fails:

    baseline: {period: 2014-04, note: The planned audit was completed in April 2014.}
"""

from collections.abc import Iterator

from plantrack.checks.parts import baselines
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "baseline-without-figure"
LEVEL = Level.NOTE


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find baselines with a period and no value."""
    for pointer, baseline, _ in baselines(plan):
        if baseline.period is not None and baseline.value is None:
            message = f"the baseline for {baseline.period} has no figure"
            advice = "Add its `value`; or, if it is not known yet, `due` in place of `period`"
            yield Finding(CODE, LEVEL, pointer, message, advice)
