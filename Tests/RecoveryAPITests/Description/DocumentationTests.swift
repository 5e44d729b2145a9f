import JSON
import RecoveryAPI
import TestSupport
import Testing

@Suite("The documentation page")
struct DocumentationTests {
    @Test("Lists every operation and every schema of the description, each with its form")
    func listsAll() throws {
        let description = try TestAPI.send("/openapi.json").json()
        let page = try TestAPI.send("/docs").text
        let operations = DescribedOperation.all(in: description)
        #expect(operations.count > 30)
        for operation in operations {
            let id = operation.object["operationId"]?.string ?? ""
            #expect(page.contains("<section id=\"\(id)\""), "\(id)")
            #expect(page.contains("data-method=\"\(operation.method)\" data-path=\"\(operation.path)\""), "\(id)")
            for parameter in operation.parameters {
                #expect(page.contains("<code>\(parameter.name)</code>"), "\(id) \(parameter.name)")
            }
        }
        for name in description["components"]?.object?["schemas"]?.object?.keys ?? [] {
            #expect(page.contains("<section id=\"schema-\(name)\""), "\(name)")
        }
    }

    @Test("Every link within it leads somewhere in it")
    func linksLead() throws {
        let page = try TestAPI.send("/docs").text
        let targets = page.components(between: "href=\"#", and: "\"")
        let ids = page.components(between: " id=\"", and: "\"")
        #expect(targets.count > 100)
        #expect(Set(targets).subtracting(ids).isEmpty)
        #expect(Set(ids).count == ids.count)
        // A label for each thing that can be filled in.
        let labels = Set(page.components(between: "<label for=\"", and: "\""))
        #expect(labels.isSubset(of: ids) && labels.count > 40)
    }

    @Test("Loads nothing from anywhere else, and runs one script of ours")
    func isAlone() throws {
        let answer = try TestAPI.send("/docs")
        #expect(answer["content-type"] == "text/html; charset=utf-8")
        let policy = try #require(answer["content-security-policy"])
        #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(policy.contains("script-src 'self'; connect-src 'self'") && !policy.contains("unsafe"))
        #expect(answer.text.components(between: "src=\"", and: "\"") == ["/docs/try.js"])
        #expect(
            !answer.text.contains("<link") && !answer.text.contains("@import") && !answer.text.contains(" style=\""))
        #expect(!answer.text.contains(" onclick"))
        let script = try TestAPI.send("/docs/try.js")
        #expect(script["content-type"] == "text/javascript; charset=utf-8")
        #expect(script.text.hasPrefix("'use strict';"))
        #expect(!script.text.contains("innerHTML") && !script.text.contains("http:") && !script.text.contains("https:"))
    }

    @Test("What changes something is locked until a box is ticked")
    func locksChanges() throws {
        let page = try TestAPI.send("/docs").text
        for form in page.components(between: "<form class=\"try\"", and: "</form>") {
            let isSafe = form.hasPrefix(" data-method=\"GET\"")
            #expect(form.contains("<button type=\"submit\" disabled") == !isSafe)
            #expect(form.contains("data-lock") == !isSafe)
        }
        #expect(page.contains("This sends a real request: somebody will call that number."))
    }
}

extension String {
    /// What stands between each `start` and the next `end` behind it.
    fileprivate func components(between start: String, and end: String) -> [String] {
        split(separator: start, omittingEmptySubsequences: false).dropFirst().compactMap { part in
            part.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
        }
    }
}
