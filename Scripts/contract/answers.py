"""Holds real answers against the schemas of the served description: every GET, and every entry of every list."""

import sys

import jsonschema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

import service

NAME = "urn:openapi"


class Schemas:
    def __init__(self, document):
        self.document = document
        self.registry = Registry().with_resource(NAME, Resource(contents=document, specification=DRAFT202012))

    def faults(self, schema, value):
        wrapped = schema if "$ref" not in schema else {"$ref": NAME + schema["$ref"]}
        validator = jsonschema.Draft202012Validator(
            self.absolute(wrapped), registry=self.registry, format_checker=jsonschema.FormatChecker()
        )
        return ["%s: %s" % (error.json_path, error.message[:200]) for error in validator.iter_errors(value)]

    def absolute(self, value):
        """References into the document, for a schema that is taken out of it."""
        if isinstance(value, dict):
            return {
                key: NAME + inner if key == "$ref" and inner.startswith("#") else self.absolute(inner)
                for key, inner in value.items()
            }
        return [self.absolute(inner) for inner in value] if isinstance(value, list) else value


def targets(base, document):
    """Every GET that needs no token as (target, schema of its 200); where a path has an id, one for each entry of its list."""
    for template, method, operation in service.operations(document):
        content = operation["responses"].get("200", {}).get("content", {}).get("application/json")
        if method != "get" or content is None or service.needs_staff(operation) or template == "/contact-requests/{id}":
            continue
        yield service.target(document, template, operation), content["schema"]
        collection, _, place = template.rpartition("/")
        if place not in ("{id}", "{code}"):
            continue
        for item in everything(base, collection):
            yield item.get("href") or item["links"]["self"], content["schema"]


def everything(base, collection):
    """The items of a list on all of its pages."""
    href = collection
    while href:
        page = service.fetch_json(base, href)
        yield from page["items"]
        href = page["links"].get("next")


def main():
    base = sys.argv[1]
    document = service.fetch_json(base, "/openapi.json")
    schemas = Schemas(document)
    count, faults = 0, []
    for target, schema in targets(base, document):
        count += 1
        faults += ["%s: %s" % (target, fault) for fault in schemas.faults(schema, service.fetch_json(base, target))]
    print("\n".join(faults + ["%d answers, %d faults" % (count, len(faults))]))
    sys.exit(1 if faults or count < 100 else 0)


main()
