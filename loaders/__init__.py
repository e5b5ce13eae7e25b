"""Files in, claims and quads out: documents, actor linking, claim extraction, RDF."""
