"""Writing .docx: the document model, the official page, figure marks, native charts, packing."""
