"""Photos beside symptoms: adding one, small ones in a story, and one large."""
