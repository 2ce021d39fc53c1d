"""What paper and pictures need: PDFs, cards for social media, line breaks."""
