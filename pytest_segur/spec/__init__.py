"""What the document says, as data."""
