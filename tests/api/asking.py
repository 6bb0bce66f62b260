"""Asking the interface, as tests do."""

import json


def ask(client, address: str, status: int = 200, **headers) -> dict:
    """The answer as values, once it has this status and says what it is."""
    answer = client.get(f"/api/v1/{address}", headers=headers)
    assert answer.status_code == status, answer.content
    kind = "application/json" if status == 200 else "application/problem+json"
    assert answer["Content-Type"] == kind
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = json.loads(answer.content)
    assert status == 200 or (told["status"] == status and told["problems"] and told["detail"])
    return told
