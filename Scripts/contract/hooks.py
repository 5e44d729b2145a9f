"""What schemathesis cannot read from a schema: values of formats whose members only this server or this world knows."""

import json
import os
import re
import urllib.parse
import uuid

import schemathesis
from hypothesis import strategies

import service


def receipt():
    """That of a contact request which is really there."""
    fields = ["Content-Type: application/json"]
    answer = service.exchange(os.environ["BASE"], "POST", "/contact-requests", fields, b'{"phone":"312-555-0142","consent":true}')
    return answer.values("Location")[0].rpartition("/")[2]


FORMATS = {
    # Fictional numbers only: 555-01xx in North America, and what Ofcom and the Bundesnetzagentur set aside for drama.
    "phone-number": [
        "(312) 555-0142", "312.555.0142", "+1 312 555 0142", "1-312-555-0142", "+44 20 7946 0018", "+49 30 23125000",
    ],
    "program-id": ["iop", "php", "detox", "inpatient-rehab"],
    "time-zone": ["America/Chicago", "Europe/Berlin", "UTC"],
    "language-tag": ["en", "es", "en-US", "zh-Hant"],
    # contract-check starts the server with example.org as a host to return to.
    "return-address": ["https://example.org/thanks", "https://example.org/"],
    # Left empty, it is the current one. Its name changes with the text.
    "consent-version": [""],
    "receipt": [receipt()],
}

for name, values in FORMATS.items():
    schemathesis.openapi.format(name, strategies.sampled_from(values))

# Of any script, but without what a line of text has no use for.
LETTERS = strategies.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))
schemathesis.openapi.format("person-name", strategies.text(LETTERS, max_size=200))

VALID_KEY = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,255}|\"[ !#-\[\]-~]{1,255}\"")


# Stands for a cursor until the request is made; only then it is known of which list it has to be.
CURSOR = "a-cursor-of-this-list"
schemathesis.openapi.format("cursor", strategies.just(CURSOR))


def cursor(case):
    """The cursor of the second page of what this request asks for, or None where there is one page alone."""
    query = {name: value for name, value in case.query.items() if name != "cursor"} | {"limit": "1"}
    target = case.path + "?" + urllib.parse.urlencode({name: value for name, value in query.items() if value != ""}, doseq=True)
    answer = service.exchange(os.environ["BASE"], "GET", target, ["Authorization: Bearer " + os.environ["STAFF_TOKEN"]])
    if answer.status != b"200":
        return None
    following = json.loads(answer.body).get("links", {}).get("next", "")
    return urllib.parse.parse_qs(urllib.parse.urlsplit(following).query).get("cursor", [None])[0]


@schemathesis.hook
def before_call(context, case, kwargs):
    """Gives a request what only the server knows: a cursor of this list; and a key of its own to each contact request, since a second body under
    the same is 422."""
    key = (case.headers or {}).get("Idempotency-Key")
    if key and VALID_KEY.fullmatch(key):
        case.headers["Idempotency-Key"] = uuid.uuid4().hex
    if (case.query or {}).get("cursor") == CURSOR:
        case.query["cursor"] = cursor(case)
        if case.query["cursor"] is None:
            del case.query["cursor"]


@schemathesis.hook
def filter_body(context, body):
    """Names of fields with control characters are left out: multipart bodies are written here without escaping them, and so are none."""
    return not isinstance(body, dict) or all(name.isprintable() for name in body)
