"""The kinds of files that have a schema."""

from __future__ import annotations

from perfeval.schema.builder import Builder, Schema

KINDS = ("ruleset", "ruleset-part", "vocabulary", "project", "outline", "tests")


def schema(kind: str, lang: str = "zh") -> Schema:
    """Give the JSON Schema of a kind of file.

    Args:
        kind: One of ``KINDS``.
        lang: ``zh`` for Chinese keys, ``en`` for English ones; perfeval.toml has only English keys.

    Raises:
        KeyError: there is no such kind.
    """
    makers = {
        "ruleset": _ruleset,
        "ruleset-part": _ruleset_part,
        "vocabulary": _vocabulary,
        "project": _project,
        "outline": _outline,
        "tests": _tests,
    }
    return makers[kind](lang)


def _ruleset(lang: str) -> Schema:
    from perfeval.schema.ruleset import ruleset_schema

    return ruleset_schema(lang)


def _ruleset_part(lang: str) -> Schema:
    from perfeval.schema.ruleset import part_schema

    return part_schema(lang)


def _vocabulary(lang: str) -> Schema:
    from perfeval.schema.meanings.vocabulary import MEANINGS
    from perfeval.vocabulary.loader import KEYWORDS, VocabularyFile

    builder = Builder(KEYWORDS, MEANINGS, lang)
    return builder.whole(builder.object(VocabularyFile), "perfeval 词汇表")


def _project(lang: str) -> Schema:
    from perfeval.project.config import ProjectFile
    from perfeval.schema.meanings.project import MEANINGS

    builder = Builder({}, MEANINGS, lang)
    return builder.whole(builder.object(ProjectFile), "perfeval.toml")


def _outline(lang: str) -> Schema:
    from perfeval.report.outline.keywords import KEYWORDS
    from perfeval.report.outline.loader import KINDS as BLOCKS
    from perfeval.report.outline.model import Block, Outline
    from perfeval.schema.meanings.outline import MEANINGS

    builder = Builder(KEYWORDS, MEANINGS, lang)
    root = builder.object(Outline)
    builder.one_of(Block, BLOCKS)
    return builder.whole(root, "perfeval 文档提纲")


def _tests(lang: str) -> Schema:
    from perfeval.casebook.model import KEYWORDS, CaseFile
    from perfeval.schema.meanings.tests import MEANINGS

    builder = Builder(KEYWORDS, MEANINGS, lang)
    return builder.whole(builder.object(CaseFile), "perfeval 规则集的测试")
