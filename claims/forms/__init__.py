"""What comes in with a request, checked: each form gives clean values, or says in words what to write instead."""
