"""The expression language: grammar, syntax tree, type and unit check, printing back.

``parse`` turns text into a syntax tree, ``check`` resolves its names and types against a scope and
gives the core tree that every engine evaluates.
"""
