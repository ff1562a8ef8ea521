"""The keys of a ruleset in two languages."""

from __future__ import annotations

import typing
from collections.abc import Iterator

from perfeval.files.typed import Described
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import Ruleset


def models(annotation: object) -> Iterator[type[Described]]:
    if isinstance(annotation, type) and issubclass(annotation, Described):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models(field.annotation)
    for argument in typing.get_args(annotation):
        yield from models(argument)


def test_every_key_of_every_model_has_a_chinese_spelling_and_no_spelling_is_unused() -> None:
    keys = {name for model in models(Ruleset) for name in model.model_fields}
    assert keys == set(KEYWORDS)


def test_within_one_model_a_chinese_key_means_one_thing() -> None:
    for model in models(Ruleset):
        spelled = [KEYWORDS[name] for name in model.model_fields]
        assert len(set(spelled)) == len(spelled), model.__name__
