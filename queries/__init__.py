"""The catalogue of questions, the module that asks them, and the guard in front of both."""
