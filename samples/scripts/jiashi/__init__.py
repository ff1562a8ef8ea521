"""The made-up rows of the sample county, module by module, and their arithmetic."""
