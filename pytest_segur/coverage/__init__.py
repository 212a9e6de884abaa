"""Which rules a suite of submissions exercised: that failed somewhere, and passed somewhere.

`exercise` tells of one file which rules were evaluated in it and how that went, `reach` which
ones could not be under its settings, and `account` puts the files of a session together.
"""
