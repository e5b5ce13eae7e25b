"""From a document with its mentions to claims: layered rules, their cues in data files."""
