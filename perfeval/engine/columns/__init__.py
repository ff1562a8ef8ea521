"""The third way of evaluating: whole columns of integers at once, with numpy.

A rule is taken only when the bounds of the data prove that no 64-bit integer overflows and every
node is known here; :class:`NotForColumnsError` sends it to the row loop of ``engine/compiled``.
"""
