"""A release's texts as finished HTML: Markdown, tables, typography, trademarks, dateline."""
