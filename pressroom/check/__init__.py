"""Reads the finished site as a visitor would: links, fragments, feeds, sitemap, images."""
