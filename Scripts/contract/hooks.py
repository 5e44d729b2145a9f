"""What schemathesis cannot read from a schema: values of formats whose members only this server or this world knows."""

import os
import re
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


@schemathesis.hook
def before_call(context, case, kwargs):
    """A valid key is one for each contact request; a second body under the same is 422, which no schema can say."""
    key = (case.headers or {}).get("Idempotency-Key")
    if key and VALID_KEY.fullmatch(key):
        case.headers["Idempotency-Key"] = uuid.uuid4().hex


@schemathesis.hook
def filter_body(context, body):
    """Names of fields with control characters are left out: multipart bodies are written here without escaping them, and so are none."""
    return not isinstance(body, dict) or all(name.isprintable() for name in body)
