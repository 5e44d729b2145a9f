"""Runs REDbot on every GET and httplint on every other answer. Errors fail; so does each warning that explained.txt does not explain."""

import fnmatch
import os
import sys
from configparser import ConfigParser

import thor
from httplint import HttpRequestLinter, HttpResponseLinter
from httplint.note import levels
from redbot.resource import HttpResource

import service


class Explanations:
    """explained.txt: a note's name, a pattern of what was asked, and why it is no fault. One that explains nothing any more is a fault itself."""

    def __init__(self, path):
        self.rows = []
        self.used = set()
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.strip() and not line.startswith("#"):
                    name, pattern, reason = line.split(" | ", 2)
                    self.rows.append((name, pattern, reason.strip()))

    def explains(self, name, target):
        found = [row for row in self.rows if row[0] == name and fnmatch.fnmatchcase(target, row[1])]
        self.used.update(found)
        return bool(found)

    def unused(self):
        return [row for row in self.rows if row not in self.used]


class Report:
    def __init__(self, explanations):
        self.explanations = explanations
        self.faults = []
        self.count = 0

    def take(self, label, notes):
        self.count += 1
        for note in notes:
            self.take(label, note.subnotes) if note.subnotes else None
            name = type(note).__name__
            if note.level == levels.BAD or (note.level == levels.WARN and not self.explanations.explains(name, label)):
                self.faults.append("%s: %s %s: %s" % (label, note.level.name, name, note.summary))


def run_redbot(base, targets, report):
    """One after the other, so that what a check says is about one resource and not about a crowd of requests."""
    config = ConfigParser()
    config.read_dict({"redbot": {"enable_local_access": "True"}})
    waiting = list(targets)

    def begin():
        if not waiting:
            thor.stop()
            return
        target, fields = waiting.pop(0)
        resource = HttpResource(config["redbot"])
        resource.set_request(base + target, headers=fields)

        @thor.events.on(resource)
        def check_done():
            if resource.fetch_error or resource.response.status_code != 200:
                report.faults.append("GET %s: %s" % (target, resource.fetch_error or resource.response.status_code))
            report.take("GET " + target, resource.response.notes)
            thor.schedule(0, begin)

        resource.check()

    thor.schedule(0, begin)
    thor.run()


def run_httplint(base, method, target, fields, body, status, report):
    """An answer that is no plain 200 to a GET, read as its bytes say it."""
    answer = service.exchange(base, method, target, fields, body)
    label = "%s %s %d" % (method, target, status)
    if int(answer.status) != status:
        report.faults.append("%s: answered with %d" % (label, int(answer.status)))
    request = HttpRequestLinter()
    request.process_request_topline(method.encode(), (base + target).encode(), b"1.1")
    request.process_headers([tuple(field.encode().split(b": ", 1)) for field in ("Host: a", *fields)])
    request.finish_content(True)
    linter = HttpResponseLinter()
    linter.is_head_response = method == "HEAD"
    linter.request = request
    linter.process_response_topline(answer.version, answer.status, answer.phrase)
    linter.process_headers([field for field in answer.fields if field[0].lower() != b"connection"])
    if answer.body:
        linter.feed_content(answer.body)
    linter.finish_content(True)
    report.take(label, linter.notes)
    return answer


def others(base, target):
    """What else may be asked of a content resource: (method, fields, status)."""
    tags = service.exchange(base, "GET", target).values("ETag")
    if not tags:
        return
    tag = tags[0]
    yield "HEAD", [], 200
    yield "OPTIONS", [], 204
    yield "OPTIONS", ["Origin: https://example.org", "Access-Control-Request-Method: GET"], 204
    yield "GET", ["If-None-Match: " + tag], 304
    yield "GET", ['If-Match: "no-such"'], 412
    yield "GET", ["Accept: image/png"], 406
    yield "GET", ["Origin: https://example.org"], 200
    yield "TRACE", [], 405
    yield "POST", [], 405


def check_contact_requests(base, token, report):
    """From the first word to the last: what no GET shows."""
    json_type, form_type = "Content-Type: application/json", "Content-Type: application/x-www-form-urlencoded"
    path = "/contact-requests"

    def ask(method, target, fields, body, status):
        return run_httplint(base, method, target, fields, body, status, report)

    made = ask("POST", path, [json_type], b'{"phone":"(312) 555-0142","consent":true}', 201)
    ask("POST", path, [form_type, "Accept: text/html"], b"phone=312-555-0142&consent=on", 303)
    ask("POST", path, [form_type, "Accept: text/html"], b"phone=1", 422)
    ask("POST", path, [json_type], b'{"phone":1}', 422)
    ask("POST", path, [json_type], b"{", 400)
    ask("POST", path, ["Content-Type: text/plain"], b"phone", 415)
    ask("PUT", path, [], b"", 405)
    ask("OPTIONS", path, ["Origin: https://example.org", "Access-Control-Request-Method: POST"], b"", 204)
    ask("GET", path, [], b"", 401)
    place = made.values("Location")[0]
    bearer = "Authorization: Bearer " + token
    ask("GET", place, [], b"", 200)
    ask("HEAD", place, [], b"", 200)
    ask("GET", place, [bearer], b"", 200)
    ask("GET", path, [bearer], b"", 200)
    ask("PATCH", place, [bearer, json_type], b'{"status":"inProgress"}', 428)
    ask("PATCH", place, [bearer, json_type, 'If-Match: "9"'], b'{"status":"inProgress"}', 412)
    ask("PATCH", place, [bearer, json_type, 'If-Match: "1"'], b'{"status":"inProgress"}', 200)
    ask("DELETE", place, [], b"", 204)
    ask("GET", path + "/0", [], b"", 404)
    ask("GET", path + "/withdrawal", [], b"", 200)
    ask("POST", path + "/withdrawal", [form_type], ("receipt=" + place.rpartition("/")[2]).encode(), 200)
    ask("POST", path + "/withdrawal", [form_type], b"receipt=0", 422)


def main():
    base, token = sys.argv[1], os.environ["STAFF_TOKEN"]
    document = service.fetch_json(base, "/openapi.json")
    report = Report(Explanations(os.path.join(os.path.dirname(__file__), "explained.txt")))
    gets = [
        (service.target(document, template, operation), operation)
        for template, method, operation in service.operations(document)
        if method == "get" and template != "/contact-requests/{id}"
    ]
    staff = [("Authorization", "Bearer " + token)]
    run_redbot(base, [(target, staff if service.needs_staff(operation) else []) for target, operation in gets], report)
    for target, operation in gets:
        # What is answered for one request alone has other rules, and check_contact_requests to itself.
        if "ETag" not in operation["responses"]["200"]["headers"]:
            continue
        for method, fields, status in others(base, target):
            run_httplint(base, method, target, fields, b"", status, report)
    run_httplint(base, "GET", "/programs?colour=blue", [], b"", 400, report)
    run_httplint(base, "GET", "/programs/intensive-outpatient-programs", [], b"", 308, report)
    run_httplint(base, "GET", "/no-such", ["Origin: https://example.org"], b"", 404, report)
    check_contact_requests(base, token, report)
    for row in report.explanations.unused():
        report.faults.append("explained.txt explains %s for %s, which is not said any more" % row[:2])
    for fault in sorted(set(report.faults)):
        print(fault)
    print("%d answers, %d faults" % (report.count, len(set(report.faults))))
    sys.exit(1 if report.faults else 0)


main()
