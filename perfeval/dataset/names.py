"""Names of sheets and headers, compared without what people add to them."""

from __future__ import annotations

import re

from perfeval.values.numbers import half_width
from perfeval.vocabulary import Entity, Vocabulary

_BRACKETS = str.maketrans("（）【】〔〕［］：；、＊★☆", "()[][][]:;,***")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度?)?")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LEADING = re.compile(r"^(?:附件|附表|表|sheet)?[\d一二三四五六七八九十]*[-_.,:]*", re.IGNORECASE)


def squeeze(text: str) -> str:
    """Give a name without white space and with half-width brackets and signs, in lower case."""
    return _SPACE.sub("", half_width(text).translate(_BRACKETS)).strip("*").lower()


def bare_sheet_name(name: str) -> str:
    """Give a sheet name without brackets, years and numbering.

    ``附件1-项目清单（2022）`` is ``项目清单``.
    """
    text = _YEAR.sub("", _BRACKETED.sub("", squeeze(name)))
    return _LEADING.sub("", text).strip("-_.,:") or text


def entity_of_sheet(vocabulary: Vocabulary, name: str) -> Entity | None:
    """Find the entity that a sheet name means, None when no name or synonym is close enough."""
    known = sheet_names(vocabulary)
    for text in (squeeze(name), bare_sheet_name(name)):
        for candidate in (text, text.removesuffix("表"), f"{text}表"):
            if candidate in known:
                return known[candidate]
    return None


def sheet_names(vocabulary: Vocabulary) -> dict[str, Entity]:
    """Map each name that a sheet of an entity may have to the entity, own names first."""
    entities = vocabulary.entities.values()
    known = {squeeze(entity.name): entity for entity in entities}
    for entity in entities:
        for name in (entity.english, *entity.sheets):
            known.setdefault(squeeze(name), entity)
    return known
