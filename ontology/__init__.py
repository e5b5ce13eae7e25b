"""The vocabulary and the actor registry as data files, and the typed terms over them."""
