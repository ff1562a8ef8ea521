"""The core tree compiled to Python functions on scaled integers.

A number is an integer over a denominator that is mostly known when compiling, so that no ratio is
built and nothing is rounded. The functions are made for one program and one dataset: columns
without missing values and without zeros need no tests for them.
"""
