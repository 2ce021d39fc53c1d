"""The finished site read as a visitor would: links, feeds, pictures, and what must not be public.

It shares nothing with what made the site."""
