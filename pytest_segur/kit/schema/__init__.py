"""The published JSON Schema (2020-12) of a submission, made from the rows of the rules.

The conditions between balises stand in it too, as far as a schema can say them; what it
cannot say is listed by name. Every keyword says in a ``$comment`` beside it which rule it
stands for.

>>> from pytest_segur.spec.edition import Edition
>>> schema = submission_schema(Edition.PUBLISHED)
>>> schema["properties"]["SIRET"]["$comment"]
'S109'
>>> NOT_IN_SCHEMA["D212"].extent
<Extent.PARTLY: 'partly'>
"""

from __future__ import annotations

from pytest_segur.kit.schema.gaps import NOT_IN_SCHEMA, Extent, Gap
from pytest_segur.kit.schema.layout import dumps_schema
from pytest_segur.kit.schema.submission import submission_schema

__all__ = ["NOT_IN_SCHEMA", "Extent", "Gap", "dumps_schema", "submission_schema"]
