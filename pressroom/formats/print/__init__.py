"""PDFs and social cards, and the line breaks of headlines."""
