"""The scorer, its report and the floors under the extraction; the gold annotations lie beside the code."""
