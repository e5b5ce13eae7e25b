"""A knowledge graph of who asks whom for what between the Swedish public sector and civil society."""

__all__ = ["__version__"]

__version__ = "0.1.0"
