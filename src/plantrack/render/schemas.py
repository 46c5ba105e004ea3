"""The JSON Schemas of the plan's files and of the machine contract, made from the models (draft 2020-12).

Those of the files are closed: an editor marks a key that the format does not know. Those of the contract
are open, for a key may be added in a minor version.
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from plantrack.core.entry_form import Entry
from plantrack.core.model import Issue, Terms
from plantrack.render.contract import Json
from plantrack.render.contract_slippage import SlippageDocument
from plantrack.render.contract_types import DiffDocument, FindingsDocument, StatusDocument
from plantrack.render.editor import with_help


class _ContractSchema(GenerateJsonSchema):
    """Writes a schema without a title on every key: the key says the same."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - as pydantic has it
        """Leave the titles of fields out."""
        return False


class _FileSchema(_ContractSchema):
    """Writes the schema of a file: what may be left out is left out, and never null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Describe a key that may be left out as what it is when it is there."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Close a group whose keys are the plan's own, such as the names of series."""
        described = super().dict_schema(schema)
        return {**described, "additionalProperties": False} if "patternProperties" in described else described

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Say a default only where it says something."""
        described = super().default_schema(schema)
        default = described.pop("default", None)
        if isinstance(default, dict):
            default = {key: value for key, value in default.items() if value is not None}
        return {**described, "default": default} if default not in (None, [], {}) else described


@dataclass(frozen=True, slots=True)
class Schema:
    """A published schema: its name and title, one sentence on what it is for, and what it is made from."""

    name: str
    title: str
    description: str
    made_from: Any
    generator: type[GenerateJsonSchema]

    def text(self) -> str:
        """Give the schema as the text of its file; that of a plan's file with help for editors."""
        document = self.document()
        published = with_help(document) if self.generator is _FileSchema else document
        return json.dumps(published, ensure_ascii=False, indent=2) + "\n"

    def document(self) -> Json:
        """Give the schema itself."""
        made: Json = TypeAdapter(self.made_from).json_schema(schema_generator=self.generator)
        head = {"$schema": GenerateJsonSchema.schema_dialect, "title": self.title}
        rest = {key: value for key, value in made.items() if key not in {"title", "description"}}
        return {**head, "description": self.description, **rest}


SCHEMAS: Final = {
    schema.name: schema
    for schema in (
        Schema("plan", "plantrack plan", "plan.yaml: what holds for the whole plan.", Terms, _FileSchema),
        Schema(
            "issue",
            "plantrack issue",
            "issues/*.yaml: one issue, with its actions, their measures and the story of progress.",
            Issue,
            _FileSchema,
        ),
        Schema(
            "readings",
            "plantrack readings",
            "readings/*.yaml: what was observed of one measure, a reading a line.",
            list[Entry],
            _FileSchema,
        ),
        Schema(
            "status",
            "plantrack status",
            "What `plantrack status --format json` prints: the plan, judged at a date.",
            StatusDocument,
            _ContractSchema,
        ),
        Schema(
            "findings",
            "plantrack findings",
            "What `plantrack check --format json` prints: all that is wrong, the worst first.",
            FindingsDocument,
            _ContractSchema,
        ),
        Schema(
            "diff",
            "plantrack diff",
            "What `plantrack diff --format json` prints: what changed, what weakens the plan first.",
            DiffDocument,
            _ContractSchema,
        ),
        Schema(
            "slippage",
            "plantrack slippage",
            "What `plantrack slippage --format json` prints: what has moved in the plan, and why.",
            SlippageDocument,
            _ContractSchema,
        ),
    )
}
"""The published schemas, by name."""
