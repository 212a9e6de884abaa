"""Faults that a project puts up with for a while: which, in what file, why, until when.

`reading` takes a file of waivers apart, `applying` marks the faults that they stand for, and
`outcome` tells in the end which of them have expired or stand for nothing. A waived fault is
never hidden: it only fails nothing.
"""
