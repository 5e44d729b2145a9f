import JSON
import RecoveryAPI
import TestSupport
import Testing

/// Every route of the description, asked in every way that all of them share.
@Suite("Every route")
struct RouteWalkTests {
    private static let security = ["x-content-type-options", "referrer-policy", "content-security-policy"]
    private let description: JSONObject

    init() throws { description = try DescribedAPI.description.get() }

    /// Content: what has an entity tag, and a target that shows it.
    private var content: [(operation: DescribedOperation, target: String)] {
        DescribedOperation.all(in: description).filter { operation in
            guard operation.method == "GET", operation.path != "/contact-requests/{id}" else { return false }
            let response = operation.object["responses"]?.object?["200"]?.object
            return response?["headers"]?.object?["ETag"] != nil
        }.map { ($0, $0.exampleTarget) }
    }

    /// One target for each path, whoever answers it.
    private var targets: [String] {
        Array(Set(DescribedOperation.all(in: description).map(\.exampleTarget))).map { String($0.prefix { $0 != "?" }) }
    }

    @Test("Content says how it may be kept, by whom it may be read, and what it may do")
    func contentBearsFields() throws {
        #expect(content.count > 25)
        for (_, target) in content {
            let answer = try DescribedAPI.send(target)
            #expect(answer.status == 200, "\(target)")
            for name in ["etag", "cache-control", "vary", "content-type", "content-language", "accept-ranges"]
                + Self.security
            {
                #expect(answer[name]?.isEmpty == false, "\(target) \(name)")
            }
            #expect(answer["access-control-allow-origin"] == "*", "\(target)")
            #expect(answer["access-control-expose-headers"]?.contains("ETag") == true, "\(target)")
        }
    }

    @Test("Every field and status of an answer is one that the description names")
    func fieldsAreDescribed() throws {
        // What every answer bears is not said at each.
        let common: Set = Set(
            ["content-type", "content-language", "access-control-expose-headers", "content-length", "date"]
                + Self.security)
        for (operation, target) in content {
            let headers = operation.object["responses"]?.object?["200"]?.object?["headers"]?.object?.keys ?? []
            let described = Set(headers.map { $0.lowercased() })
            let names = Set(try DescribedAPI.send(target).fields.map(\.name))
            #expect(names.subtracting(common).subtracting(described).isEmpty, "\(target)")
            // X-Request-Id is written by the encoder, and a coding is for who asks for one.
            let dependent: Set = ["x-request-id", "link", "content-encoding"]
            #expect(described.subtracting(names).subtracting(dependent).isEmpty, "\(target)")
            let statuses = Set(operation.object["responses"]?.object?.keys ?? [])
            #expect(statuses.isSuperset(of: ["200", "304", "400", "405", "406", "412"]), "\(target)")
        }
    }

    @Test("HEAD says what GET says, without the body")
    func headIsGet() throws {
        for (_, target) in content {
            let get = try DescribedAPI.send(target)
            let head = try DescribedAPI.send("HEAD", target)
            #expect(head.status == get.status)
            #expect(head.fields.map(\.name) == get.fields.map(\.name), "\(target)")
            #expect(head["etag"] == get["etag"] && head["content-length"] == get["content-length"], "\(target)")
        }
    }

    @Test("A tag that the client has is 304 with what the 200 said of keeping, even with no-cache; another is 412")
    func conditionsHold() throws {
        for (_, target) in content {
            let get = try DescribedAPI.send(target)
            let tag = try #require(get["etag"])
            let same = try DescribedAPI.send(target, fields: ["If-None-Match: \(tag)", "Cache-Control: no-cache"])
            #expect(same.status == 304 && same.body.isEmpty, "\(target)")
            for name in ["etag", "cache-control", "vary", "access-control-allow-origin"] {
                #expect(same[name] == get[name], "\(target) \(name)")
            }
            let other = try DescribedAPI.send(target, fields: ["If-Match: \"no-such\""])
            #expect(other.status == 412, "\(target)")
        }
    }

    @Test("What is refused says why as a problem that scripts of every origin can read")
    func refusalsAreProblems() throws {
        for target in targets {
            let separator = target.contains("?") ? "&" : "?"
            let refusals = [
                try DescribedAPI.send(
                    "\(target)\(separator)no-such-parameter=1", fields: ["Origin: https://example.org"]),
                try DescribedAPI.send("PUT", target, fields: ["Origin: https://example.org"]),
                try DescribedAPI.send("TRACE", target, fields: ["Origin: https://example.org"]),
            ]
            for (answer, statuses) in zip(refusals, [[400, 401], [405], [405]]) {
                #expect(statuses.contains(answer.status), "\(target): \(answer.status)")
                #expect(answer["content-type"] == "application/problem+json", "\(target)")
                #expect(answer["access-control-allow-origin"] == "*", "\(target)")
                #expect(answer["access-control-expose-headers"]?.contains("X-Request-Id") == true, "\(target)")
                #expect(answer["cache-control"] == "no-store", "\(target)")
                for name in Self.security { #expect(answer[name] != nil, "\(target) \(name)") }
            }
            for answer in refusals.dropFirst() {
                #expect(answer["allow"]?.hasPrefix("GET, HEAD, OPTIONS") == true, "\(target)")
            }
        }
        for (_, target) in content {
            let answer = try DescribedAPI.send(target, fields: ["Accept: image/png", "Origin: https://example.org"])
            #expect(answer.status == 406, "\(target)")
            #expect(answer["access-control-allow-origin"] == "*", "\(target)")
        }
    }

    @Test("OPTIONS names every method that the description has, and answers a preflight for each")
    func optionsAreComplete() throws {
        for operation in DescribedOperation.all(in: description) {
            let target = operation.exampleTarget
            let answer = try DescribedAPI.send("OPTIONS", target)
            #expect(answer.status == 204, "\(target)")
            let allowed = answer["allow"]?.split(separator: ", ").map(String.init) ?? []
            #expect(Set(allowed).isSuperset(of: ["GET", "HEAD", "OPTIONS", operation.method]), "\(target)")
            let preflight = try DescribedAPI.send(
                "OPTIONS", target,
                fields: ["Origin: https://example.org", "Access-Control-Request-Method: \(operation.method)"])
            #expect(preflight["access-control-allow-methods"]?.contains(operation.method) == true, "\(target)")
        }
    }
}
