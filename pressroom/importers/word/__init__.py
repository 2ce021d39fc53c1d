"""Word files (.docx, .docm): what they hide, their tracked changes, their text as Markdown."""
