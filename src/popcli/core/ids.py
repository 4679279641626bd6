"""The short ids of entries, as people type them."""

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits of entry ids: none that are mistaken for each other (0 o, 1 i l)."""

LENGTH = 6
