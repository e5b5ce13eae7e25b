"""What is published: the vocabulary's pages."""
