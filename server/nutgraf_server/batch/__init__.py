"""A corpus at a time: records in, results in the same order out, by as many processes as there are.

sources -> records -> chunks -> an engine (local, dask) -> output and journal. What is done to one
record is `outcome`; what makes a stopped run go on where it was is `journal`.
"""
