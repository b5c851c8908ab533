"""Questions (提问): understood, found, accepted or refused, worded, with why."""
