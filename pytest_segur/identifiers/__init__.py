"""The numbers and addresses by which people, houses and firms are known.

One module for each, all with the same verbs:

* ``compact(number)`` drops what people put between digits to read them more easily;
* ``validate(number)`` gives the compact form, or raises a `ValidationError` that tells why not;
* ``is_valid(number)`` answers for anything at all, and never raises.

Nothing here knows the document, its balises or its editions. The libraries behind some of the
modules are imported when a value is met that a plain look cannot clear.
"""

from __future__ import annotations
