"""The conditions of the document: what no single format can say."""
