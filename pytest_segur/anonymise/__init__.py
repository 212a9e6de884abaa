"""Makes a real submission, and its archive, fit to be shared: nobody's values, the same faults.

From the ground up: ``key`` draws values that a secret decides, ``shape`` replaces characters and
keeps their kind, ``people`` and ``identities`` make safe values, ``kept`` knows what is nobody's
and may stay, ``kinds`` says which of these a balise takes, ``pseudonyms`` remembers what became
of a value, ``names`` does the same for names of balises, ``text`` goes through a file,
``members`` and ``zip_file`` through its archive, ``alike`` compares two diagnoses, ``dossier``
puts one submission together and ``folder`` writes several.
"""

from __future__ import annotations
