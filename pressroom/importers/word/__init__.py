"""Word files (.docx, .docm): the package, what it hides, its tracked changes, and its text as Markdown."""
