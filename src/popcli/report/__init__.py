"""What people read: plan to document, document to a format."""
