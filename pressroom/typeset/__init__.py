"""A release made ready to show: its texts as HTML, well set, its tables, marks and dateline."""
