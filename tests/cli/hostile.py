"""A plan of a hostile hand: every text in it would act if it could, wherever it is shown."""

import json
import unicodedata
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

TRAPS = (
    "=cmd|' /C calc'!A0",
    "+1+1 @SUM(A1) -2",
    "@team -x",
    "-1 [/red] [red]mark[/red] [link=http://x]y[/link]",
    "::error file=a,line=1::mine",
    "  ::set-output name=a::b",
    "##[error]mine ##[group]x",
    "a | b | c \\| d",
    "<script>alert(1)</script> <b onclick=x>&lt; &amp;",
    "[see](javascript:alert(1)) ![i](http://x/y.png) <http://x>",
    "[a]: javascript:alert(1) 'b'",
    "`code` ``` ~~~ ~~gone~~ **bold** _em_ $x$",
    "# Heading",
    "    indented",
    "1. numbered",
    "- a bullet",
    "> quoted",
    "--- | ---",
    "<!-- hidden",
    "\u202egnp.exe\u2066 \u200bzero\u200d \u00ad",
    "\ue000 private \U000e0041 tag",
    "w" * 300,
    "%0A::error::mine %25",
    "\\u001b[31m \\x1b &#27;",
    "\uff1d1+1 wide",
)
"""What may stand in any text of a plan."""

ACTING = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b[2J",
    "one\rtwo\n::error::mine",
    "\u2028::error::mine\u2029 \x85 \x9b31m",
    "\x00\x08\x7f",
    "\t=1+1",
    *TRAPS,
)
"""With what the border lets into no plan, and a log may hold as an escape of JSON."""

ACTIONS = 4
"""How many actions the plan has; each field holds another trap in each of them."""

NAMES = (
    "a\x1b[31m.yaml",
    "a\n::error::mine.yaml",
    "##[error].yaml",
    "\u202eb.yaml",
    "=1+1.yaml",
    "[red].yml",
    "a|b.yml",
)
"""Names of files, of issues and of logs."""


def write_hostile(folder: Path) -> Path:
    """Write a plan that is well formed, and that holds each trap in every field that takes a text."""
    said = cycle(TRAPS)
    terms = {
        "title": next(said),
        "organisation": next(said),
        "starts": "2014-01",
        "published": "2014-02",
        "closes": "2015-03",
        "successor": next(said),
        "lead_names": {next(said): next(said)},
        "source": next(said),
        "introduction": list(TRAPS),
        "themes": list(TRAPS),
        "note": next(said),
    }
    issue = {
        "id": "1",
        "statement": next(said),
        "outcomes": list(TRAPS),
        "diagnosis": "\n".join(TRAPS),
        "note": next(said),
        "actions": [_action(number, said) for number in range(1, ACTIONS + 1)],
    }
    write(folder / "plan.yaml", terms)
    write(folder / "issues" / "01.yaml", issue)
    lines = "".join(f"- {_yaml(entry)}\n" for entry in _readings())
    (folder / "readings").mkdir(parents=True, exist_ok=True)
    (folder / "readings" / "1m.yaml").write_text(lines, encoding="utf-8")
    return folder


def write_faulty(folder: Path) -> Path:
    """Write a hostile plan with everything wrong, so that every message quotes a trap."""
    write_hostile(folder)
    said = cycle(TRAPS)
    for number, name in enumerate(NAMES, 2):
        issue = {
            "id": str(number),
            "statement": next(said),
            next(said): next(said),
            "actions": [
                {"id": next(said), "title": "T"},
                {"id": f"{number}.1", "title": "T", "end": next(said), "leads": next(said)},
                {"id": f"{number}.2", "title": "T", "measures": [_faulty_measure(number, said)]},
                {"id": f"{number}.3", "title": "T", "waive": [_waiver(next(said))]},
            ],
        }
        write(folder / "issues" / name, issue)
        entry = {"period": next(said), "value": next(said), next(said): 1}
        (folder / "readings" / name).write_text(f"- {_yaml(entry)}\n{next(said)}\n", encoding="utf-8")
    return folder


def write(file: Path, tree: object) -> None:
    """Write a tree as YAML, whatever its texts hold."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{_yaml(tree)}\n", encoding="utf-8")


def acting(text: str) -> set[str]:
    """Give the characters of a text that act or hide, the line break aside."""
    return {one for one in set(text) if one != "\n" and unicodedata.category(one) in UNSEEN}


def _action(number: int, said: Iterator[str]) -> dict[str, object]:
    return {
        "id": f"1.{number}",
        "title": next(said),
        "detail": next(said),
        "leads": [next(said)],
        "start": "2014-01",
        "end": "2014-06",
        "progress": next(said),
        "measures": [_measure("1m" if number == 1 else f"1m{number}", said)],
        "updates": [
            {
                "date": "2014-11",
                "status": "completed",
                "residual": next(said),
                "text": next(said),
                "note": next(said),
            }
        ],
        "changes": [{"date": "2014-05", "reason": next(said), "by": next(said), "end": "2014-07"}],
        "note": next(said),
    }


def _measure(id_: str, said: Iterator[str]) -> dict[str, object]:
    return {
        "id": id_,
        "printed": next(said),
        "text": next(said),
        "unit": next(said),
        "better": "higher",
        "baseline": {"period": "2014-01", "value": "5", "note": next(said), "source": next(said)},
        "benchmark": {"name": next(said), "note": next(said)},
        "milestones": [
            {"at": "2014-05", "target": "50", "note": next(said)},
            {"at": "2014-09", "target": "60"},
            {"at": "2015-09", "target": "70"},
        ],
        "changes": [
            {
                "date": "2014-10",
                "reason": next(said),
                "by": next(said),
                "milestones": [{"at": "2015-09", "target": "65"}],
            }
        ],
        "waive": [{"check": "no-dates", "reason": next(said), "by": next(said), "until": "2014"}],
        "note": next(said),
    }


def _faulty_measure(number: int, said: Iterator[str]) -> dict[str, object]:
    return {
        "id": f"{number}a",
        "text": next(said),
        "unit": next(said),
        "better": next(said),
        next(said): next(said),
        "baseline": {"period": next(said), "value": next(said)},
        "milestones": [{"at": next(said), "target": next(said)}],
    }


def _waiver(text: str) -> dict[str, str]:
    return {"check": text, "reason": text, "by": text, "until": "2014"}


def _readings() -> Iterator[dict[str, object]]:
    said = cycle(ACTING)
    for number in range(len(ACTING)):
        texts = {key: next(said) for key in ("by", "source", "note")}
        period = f"2014-05-{number + 1:02}"
        yield {"period": period, "value": number, "recorded": "2014-06", **texts}
        if number % 3 == 0:
            yield {
                "period": period,
                "value": number + 1,
                "recorded": "2014-07",
                "restated": next(said),
                **texts,
            }


def _yaml(tree: object) -> str:
    """Write a tree as JSON with every character that acts as its escape: YAML, if not always a plan's."""
    text = json.dumps(tree, ensure_ascii=False)
    return "".join(
        json.dumps(one)[1:-1] if unicodedata.category(one) in UNSEEN - {"Cf", "Co"} else one for one in text
    )
