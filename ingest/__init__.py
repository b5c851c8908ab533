"""From a file to statements: readers, sections, extraction."""
