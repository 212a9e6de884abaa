"""The supporting documents beside a submission (sections 2.1 and 3.3): P301 to P306, A914.

``request`` says which archive goes with a file, ``opening`` opens it, ``directory`` reads the
list of its members, ``contents`` reads one of them, and ``judging`` judges what they found.
"""
