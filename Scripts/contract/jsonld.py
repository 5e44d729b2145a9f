"""Holds the linked data of a running server against JSON-LD and the vocabulary of schema.org.

    python jsonld.py http://127.0.0.1:8080

Every entry is fetched as application/ld+json, expanded with a JSON-LD processor, and each of its types, properties and values of an enumeration is
looked up in the vocabulary. Nothing is loaded from the network: the context is written below, and the vocabulary is read, as text, from the PyPI package
pydantic-schemaorg, which has a class for each type with the properties that belong to it. That package is of an older release than the one that
we write for, so what is newer stands in NEWER with where it was read.
"""

import ast
import importlib.util
import json
import pathlib
import sys
import urllib.request

from pyld import jsonld

SCHEMA = "https://schema.org/"
CRISIS_TYPE = SCHEMA + "ContactPoint"

# Properties whose values are addresses in the context that schema.org serves; all others are words.
ADDRESSES = ["url", "item", "significantLink", "hasHealthAspect", "relevantSpecialty"]
CONTEXT = {"@context": {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in ADDRESSES}}}

# Type: properties. Read in data/releases/30.0 of github.com/schemaorg/schemaorg; empty, since the older release has all that we use.
NEWER: dict[str, set[str]] = {}


def loader(url, options):
    if url.rstrip("/") not in ("https://schema.org", "http://schema.org"):
        raise ValueError(f"a context that is not schema.org: {url}")
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT, "contentType": "application/ld+json"}


class Vocabulary:
    """Types, what they are under, and their own properties."""

    def __init__(self):
        spec = importlib.util.find_spec("pydantic_schemaorg")
        self.parents, self.own = {}, {}
        for file in pathlib.Path(spec.submodule_search_locations[0]).glob("*.py"):
            for node in ast.parse(file.read_text()).body:
                if not isinstance(node, ast.ClassDef):
                    continue
                self.parents[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
                self.own[node.name] = {
                    line.target.id.rstrip("_")
                    for line in node.body
                    if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
                } | NEWER.get(node.name, set())
        assert len(self.own) > 800, "the vocabulary is not where it was"

    def __contains__(self, name):
        return name in self.own

    def properties(self, name):
        found = set(self.own.get(name, set()))
        for parent in self.parents.get(name, set()):
            found |= self.properties(parent)
        return found


def check(node, vocabulary, where, faults, seen):
    if isinstance(node, list):
        for item in node:
            check(item, vocabulary, where, faults, seen)
        return
    if not isinstance(node, dict) or "@value" in node:
        return
    types = [name.removeprefix(SCHEMA) for name in node.get("@type", [])]
    address = node.get("@id", "")
    if address and not address.startswith(("http://", "https://", "_:")):
        faults.append(f"{where}: @id is not absolute: {address}")
    if not types and set(node) == {"@id"}:
        if address.startswith(SCHEMA) and address.removeprefix(SCHEMA) not in vocabulary:
            # Members of an enumeration are not always classes; those of aspects and of specialties are.
            faults.append(f"{where}: no such value: {address}")
        return
    for name in types:
        seen.add(name)
        if name not in vocabulary:
            faults.append(f"{where}: no such type: {name}")
    allowed = set().union(*(vocabulary.properties(name) for name in types)) if types else set()
    for key, value in node.items():
        if key.startswith("@"):
            continue
        name = key.removeprefix(SCHEMA)
        if name not in allowed:
            faults.append(f"{where}: {' and '.join(types) or 'nothing'} has no property {name}")
        check(value, vocabulary, f"{where}/{name}", faults, seen)


def get(url, accept):
    request = urllib.request.Request(url, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.headers, json.load(answer)


def main(base):
    vocabulary = Vocabulary()
    jsonld.set_document_loader(loader)
    faults, seen, count = [], set(), 0
    _, index = get(base + "/", "application/json")
    for collection in index["collections"]:
        # All of a collection: pages of it, if it has more than one.
        href = collection["href"]
        while href:
            _, page = get(base + href, "application/json")
            for item in page["items"]:
                path = item["links"]["self"]
                headers, document = get(base + path, "application/ld+json")
                count += 1
                if headers.get_content_type() != "application/ld+json":
                    faults.append(f"{path}: is {headers.get_content_type()}")
                expanded = jsonld.expand(document, {"base": base + path})
                if len(expanded) != 1:
                    faults.append(f"{path}: expands to {len(expanded)} things")
                if CRISIS_TYPE not in json.dumps(expanded):
                    faults.append(f"{path}: names no crisis line")
                check(expanded, vocabulary, path, faults, seen)
            href = page["links"].get("next")
    if count == 0:
        faults.append("there is no entry")
    for fault in faults:
        print(fault)
    print(f"jsonld: {count} entries, {len(seen)} types ({', '.join(sorted(seen))}), {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
