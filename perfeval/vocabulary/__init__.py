"""What the tables are about: entities, fields, types, units and the words that name them."""

from perfeval.vocabulary.loader import load_vocabulary
from perfeval.vocabulary.model import Entity, Field, Kind, Vocabulary

__all__ = ["Entity", "Field", "Kind", "Vocabulary", "load_vocabulary"]
