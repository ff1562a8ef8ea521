"""JSON Schema (draft-07) of the files that people write, with Chinese or English keys."""

from perfeval.schema.kinds import KINDS, schema

__all__ = ["KINDS", "schema"]
