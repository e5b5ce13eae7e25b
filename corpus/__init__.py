"""The documents that the project is about, and what is known of each (data)."""
