"""An improvement plan as code: what was promised, what was observed, and what is met."""

__version__ = "0.1.0"
