"""What the checks share: asking the server, its description, and the URLs that follow from it."""

import json
import socket
import urllib.parse
import urllib.request


def fetch(base, path, accept="application/json"):
    """The body at a path, which has to answer 200."""
    request = urllib.request.Request(base + path, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def fetch_json(base, path):
    return json.loads(fetch(base, path))


class Answer:
    """An answer as its bytes say it: nothing is followed, decoded or mended."""

    def __init__(self, data, method):
        head, _, self.body = data.partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        self.version, self.status, self.phrase = lines[0].removeprefix(b"HTTP/").split(b" ", 2)
        self.fields = [tuple(line.split(b": ", 1)) for line in lines[1:]]
        self.method = method

    def values(self, name):
        return [value.decode() for key, value in self.fields if key.decode().lower() == name.lower()]


def exchange(base, method, target, fields=(), body=b""):
    """Sends one request on a connection of its own and reads until the server closes it."""
    host, port = base.removeprefix("http://").split(":")
    lines = ["%s %s HTTP/1.1" % (method, target), "Host: %s:%s" % (host, port), "Connection: close", *fields]
    if body:
        lines.append("Content-Length: %d" % len(body))
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        data = b""
        while piece := connection.recv(65536):
            data += piece
    return Answer(data, method)


def resolve(document, value):
    """The value itself, or what its $ref leads to."""
    while isinstance(value, dict) and "$ref" in value:
        target = document
        for key in value["$ref"].removeprefix("#/").split("/"):
            target = target[key.replace("~1", "/").replace("~0", "~")]
        value = target
    return value


def operations(document):
    """Every operation as (template, method, operation)."""
    for template, item in document["paths"].items():
        for method, operation in item.items():
            yield template, method, operation


def target(document, template, operation):
    """The request that the description shows: its places and required parameters filled in from their examples."""
    query = []
    for parameter in (resolve(document, p) for p in operation.get("parameters", [])):
        if "example" not in parameter:
            continue
        value = urllib.parse.quote(str(parameter["example"]), safe=",")
        if parameter["in"] == "path":
            template = template.replace("{%s}" % parameter["name"], value)
        elif parameter["in"] == "query" and parameter.get("required"):
            query.append("%s=%s" % (parameter["name"], value))
    return template + ("?" + "&".join(query) if query else "")


def needs_staff(operation):
    """Whether an operation is answered with 401 unless there is a token."""
    security = operation.get("security", [])
    return bool(security) and {} not in security
