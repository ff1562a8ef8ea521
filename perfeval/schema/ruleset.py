"""The schema of rulesets, of those that inherit and of those that stand alone."""

from __future__ import annotations

from pydantic import BaseModel

from perfeval.ruleset.keys import parts
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import ParameterValue, Ruleset
from perfeval.ruleset.overlay import OWN, REPLACES, rule_sections, rules_model
from perfeval.ruleset.part_files import SHARED
from perfeval.ruleset.shapes import Score
from perfeval.schema.builder import Builder, Schema
from perfeval.schema.meanings import ruleset, shapes

_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MEMBER = r"^[^.]+\.[^.]+$"


def ruleset_schema(lang: str) -> Schema:
    """Give the schema of ``ruleset.yaml``.

    A ruleset that inherits may write parts of rules; one that does not writes them in full.
    """
    builder = Builder(KEYWORDS, {**ruleset.MEANINGS, **shapes.MEANINGS}, lang)
    root = builder.object(Ruleset)
    builder.one_of(Score, Score.model_fields)
    builder.one_of(ParameterValue, ("value", "monthly"))
    properties = root["properties"]
    properties[builder.key("parameters")]["additionalProperties"]["propertyNames"] = {
        "pattern": _DAY
    }
    properties[builder.key("derived")]["propertyNames"] = {"pattern": _MEMBER}
    required = root.pop("required")
    alone, heir = _parts(builder, root)
    inherits, retired = builder.key("inherits"), builder.key("retired")
    root["if"] = {"required": [inherits]}
    own = [builder.key(name) for name in OWN if Ruleset.model_fields[name].is_required()]
    root["then"] = {"properties": heir, "required": own}
    root["else"] = {
        "properties": {**alone, retired: {"maxItems": 0}},
        "required": required,
        **_scored(builder),
    }
    return builder.whole(root, "perfeval 规则集")


def part_schema(lang: str) -> Schema:
    """Give the schema of a part of a ruleset: sections of rules in full, or as changes."""
    builder = Builder(KEYWORDS, {**ruleset.MEANINGS, **shapes.MEANINGS}, lang)
    root = builder.object(Ruleset)
    builder.one_of(Score, Score.model_fields)
    builder.one_of(ParameterValue, ("value", "monthly"))
    root.pop("required")
    alone, heir = _parts(builder, root)
    held = {builder.key(name) for name in SHARED}
    root["properties"] = {key: one for key, one in root["properties"].items() if key in held}
    for key in root["properties"].keys() & alone.keys():
        root["properties"][key] |= {"anyOf": [alone[key], heir[key]]}
    return builder.whole(root, "perfeval 规则集的分册")


def _parts(builder: Builder, root: Schema) -> tuple[Schema, Schema]:
    """Take what differs for rulesets that inherit out of the properties of the root."""
    alone: Schema = {}
    heir: Schema = {}
    for name, info in Ruleset.model_fields.items():
        model = rules_model(name) if name in rule_sections() else None
        whole = parts(info.annotation)[0] if name not in OWN else None
        key = builder.key(name)
        if model is None and whole is None:
            continue
        written = root["properties"][key]
        root["properties"][key] = {"description": written.get("description", "")}
        if model is not None:
            items = {"type": "array", "items": _partial(builder, model, rule=True)}
            alone[key], heir[key] = builder.of(info.annotation), items
        elif whole is not None:
            alone[key], heir[key] = builder.of(info.annotation), _partial(builder, whole)
    return alone, heir


def _partial(builder: Builder, model: type[BaseModel], *, rule: bool = False) -> Schema:
    """Give a reference to a model of which only some keys are written."""
    name = f"{model.__name__}Change"
    made = builder.object(model)
    made.pop("required", None)
    made["title"] = f"{made.get('title', '')}（改上级的）"
    if rule:
        made["required"] = [builder.key("id")]
        key = REPLACES[0] if builder.key("id") != "id" else REPLACES[1]
        meaning = "是：整条换掉上级的，要写全"
        made["properties"][key] = {"description": meaning, "enum": ["是", "否"]}
    builder.definitions[name] = made
    return {"$ref": f"#/definitions/{name}"}


def _scored(builder: Builder) -> Schema:
    """Ask for the total and the rounding where there are indicators."""
    indicators = builder.key("indicators")
    some = {"required": [indicators], "properties": {indicators: {"minItems": 1}}}
    needed = [builder.key(name) for name in ("total", "rounding")]
    return {"if": some, "then": {"required": needed}}
