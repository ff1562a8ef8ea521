"""Documents: figures, outlines, Word, workbooks, and reading documents back.

``figures`` computes named numbers from a dataset and an outcome; ``outline`` puts them into
sentences, tables and charts; ``word`` sets the result as .docx; ``verify`` reads a .docx back;
``workbooks`` writes scores and findings as .xlsx. Nothing after ``figures`` computes.
"""
