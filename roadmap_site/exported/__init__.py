"""The public roadmap as files, for any web server: what is drawn, what it leads to, and how it is written."""
