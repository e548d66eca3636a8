"""What the curriculum tells whoever listens."""

from django.dispatch import Signal

# A new edition has begun: sent inside the transaction that changed the content, after the change.
changed = Signal()
