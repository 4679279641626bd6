"""Pages to print and share: a document as Markdown and as HTML."""
