"""The dataset: store, validation, inference, claims read back, export, networks."""
