"""The report for people: one page that stands alone, to be sent to somebody.

What a page needs beside the report for programs is gathered where files are judged
(`extras`), as plain data that crosses processes; the page is laid out from both (`page`) and
written by templates (`render`), which alone know jinja2.
"""

from __future__ import annotations
