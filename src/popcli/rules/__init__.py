"""Rules for a good plan: plan in, findings out."""
