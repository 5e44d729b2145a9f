import Content
import HTTP
import JSON
import RecoveryAPI
import TestSupport
import Testing

/// Real answers, held against what the served description says of them.
@Suite("Answers, as described")
struct DescribedAnswerTests {
    private let description: JSONObject
    private let check: SchemaCheck
    private static let check = Result { SchemaCheck(description: try DescribedAPI.description.get()) }

    init() throws {
        description = try DescribedAPI.description.get()
        check = try Self.check.get()
    }

    private var gets: [DescribedOperation] {
        DescribedOperation.all(in: description).filter { $0.method == "GET" && !isOfStore($0) }
    }

    /// What is answered by the store differs each time, and needs one.
    private func isOfStore(_ operation: DescribedOperation) -> Bool {
        operation.path == "/readyz"
            || operation.path.hasPrefix("/contact-requests") && !operation.path.hasSuffix("/consent")
    }

    private func answerSchema(of operation: DescribedOperation) -> JSONObject? {
        json(of: operation)?["schema"]?.object
    }

    private func json(of operation: DescribedOperation) -> JSONObject? {
        operation.content(ofAnswer: "200", in: description).first { $0.key == "application/json" }?.value.object
    }

    @Test("Every GET is answered as its schema says, and as its example shows")
    func fitSchemas() throws {
        #expect(gets.count > 25)
        for operation in gets {
            let answer = try DescribedAPI.send(operation.exampleTarget)
            #expect(answer.status == 200, "\(operation.exampleTarget)")
            guard let schema = answerSchema(of: operation) else { continue }
            let object = try answer.json()
            let faults = check.faults(of: .object(object), against: schema)
            #expect(faults.isEmpty, "\(operation.exampleTarget): \(faults)")
            if let examples = json(of: operation)?["examples"]?.object {
                for example in examples.members {
                    let value = try #require(example.value.object?["value"], "\(operation.path)")
                    #expect(check.faults(of: value, against: schema).isEmpty, "\(operation.path): \(example.key)")
                }
            } else if operation.path != "/openapi.json" {
                #expect(json(of: operation)?["example"] == .object(object), "\(operation.exampleTarget)")
            }
        }
    }

    @Test("What is answered as another type than JSON is shown as it is answered")
    func showsOtherTypes() throws {
        // When it ends, what was counted, and a page that would hold itself.
        let others = ["/.well-known/security.txt", "/metrics", "/docs"]
        var paths: [String] = []
        for operation in DescribedOperation.all(in: description)
        where operation.method == "GET" && !others.contains(operation.path) {
            let content = operation.content(ofAnswer: "200", in: description)
            guard let first = content.first, first.key != "application/json" else { continue }
            let answer = try DescribedAPI.send(operation.path)
            let isJSON = first.key.hasSuffix("+json")
            let shown = isJSON ? try JSONValue.parse(answer.body) : .string(answer.text)
            #expect(first.value.object?["example"] == shown, "\(operation.path)")
            paths.append(operation.path)
        }
        #expect(paths.contains("/feed.json") && paths.contains("/sitemap.xml"))
    }

    @Test("Every success that has a body shows one, also where the operator has set nothing")
    func showsSuccesses() throws {
        // They would hold themselves.
        let withoutExample = ["GET /openapi.json", "GET /docs"]
        for description in [description, try TestAPI.description.get()] {
            var lacking: [String] = []
            for operation in DescribedOperation.all(in: description) {
                for status in operation.object["responses"]?.object?.keys ?? [] where status.hasPrefix("2") {
                    let content = operation.content(ofAnswer: status, in: description).compactMap(\.value.object)
                    if !content.isEmpty, !content.contains(where: { $0["example"] != nil || $0["examples"] != nil }) {
                        lacking.append("\(operation.method) \(operation.path)")
                    }
                }
            }
            #expect(Set(lacking) == Set(withoutExample))
            let feed = try #require(DescribedOperation.all(in: description).first { $0.path == "/feed.json" })
            let content = feed.content(ofAnswer: "200", in: description).first?.value.object
            let faults = check.faults(
                of: try #require(content?["example"]), against: try #require(content?["schema"]?.object))
            #expect(faults.isEmpty, "\(faults)")
        }
    }

    @Test("The page after taking a request back is shown as it is answered")
    func showsWithdrawn() throws {
        let store = InMemoryContactRequestStore()
        let api = try TestAPI(store: store)
        _ = try api.send(
            "POST", "/contact-requests", fields: ["Content-Type: application/json"],
            body: #"{"phone": "555-234-5678", "consent": true}"#)
        let id = try #require(store.contactRequests.first?.id)
        let page = try api.send(
            "POST", "/contact-requests/withdrawal", fields: ["Content-Type: application/x-www-form-urlencoded"],
            body: "receipt=\(id)")
        #expect(page.status == 200)
        let operation = try #require(
            DescribedOperation.all(in: description).first {
                $0.method == "POST" && $0.path == "/contact-requests/withdrawal"
            })
        let content = operation.content(ofAnswer: "200", in: description)
        #expect(content.first?.value.object?["example"] == .string(page.text))
    }

    @Test("Every entry is as its schema says", arguments: CollectionKind.all.map(\.folder))
    func entriesFit(folder: String) throws {
        let operation = try #require(gets.first { $0.path == "/\(folder)/{id}" })
        let schema = try #require(answerSchema(of: operation))
        for item in try DescribedAPI.send("/\(folder)").json().objects("items") {
            let path = try #require(item.text("links", "self"))
            let faults = check.faults(of: .object(try DescribedAPI.send(path).json()), against: schema)
            #expect(faults.isEmpty, "\(path): \(faults)")
        }
    }

    @Test("Every problem is as its schema says, and so is what is said of its kind")
    func problemsFit() throws {
        let problem = try #require(description.resolved(["$ref": "#/components/schemas/Problem"]))
        let operation = try #require(gets.first { $0.path == "/problems/{code}" })
        let schema = try #require(answerSchema(of: operation))
        for item in try DescribedAPI.send("/problems").json().objects("items") {
            let kind = try DescribedAPI.send(try #require(item.text("href"))).json()
            #expect(check.faults(of: .object(kind), against: schema).isEmpty)
        }
        for (method, target, fields) in [
            ("GET", "/no-such", []), ("GET", "/programs/no-such", []), ("GET", "/programs?colour=blue&colour=red", []),
            ("GET", "/programs", ["Accept: image/png"]), ("GET", "/programs", ["If-Match: \"a\""]),
            ("PUT", "/programs", []),
            ("GET", "/contact-requests?limit=0", []),
        ] {
            let answer = try DescribedAPI.send(method, target, fields: fields)
            #expect(answer.status >= 400)
            let faults = check.faults(of: .object(try answer.json()), against: problem)
            #expect(faults.isEmpty, "\(target): \(faults)")
        }
    }

    @Test("The check does find what is wrong")
    func findsFaults() throws {
        let operation = try #require(gets.first { $0.path == "/programs/{id}" })
        let schema = try #require(answerSchema(of: operation))
        var iop = try DescribedAPI.send("/programs/iop").json()
        #expect(check.faults(of: .object(iop), against: schema).isEmpty)
        iop["id"] = "IOP"
        iop["colour"] = "blue"
        iop["title"] = nil
        iop["sections"] = []
        let faults = check.faults(of: .object(iop), against: schema)
        for place in ["/id: does not match", ": has colour", ": lacks title", "/sections: minItems"] {
            #expect(faults.contains { $0.contains(place) }, "\(place) is not in \(faults)")
        }
    }

    @Test("Examples of what differs each time fit their schemas, and are answered as they show")
    func examplesFit() throws {
        for operation in DescribedOperation.all(in: description) where isOfStore(operation) {
            let body = operation.object["requestBody"]?.object?["content"]?.object?.members ?? []
            let answers = ["200", "201"].flatMap { operation.content(ofAnswer: $0, in: description) }
            for content in body + answers where content.key != "text/html" {
                let example = try #require(
                    content.value.object?["example"], "\(operation.method) \(operation.path) \(content.key)")
                let schema = try #require(content.value.object?["schema"]?.object)
                let faults = check.faults(of: example, against: schema)
                #expect(faults.isEmpty, "\(operation.method) \(operation.path): \(faults)")
            }
        }
    }

    @Test("Each error that is described shows a problem of a kind that exists, with its status")
    func errorsFit() throws {
        let kinds = try DescribedAPI.send("/problems").json().objects("items")
        for operation in DescribedOperation.all(in: description) {
            for status in operation.object["responses"]?.object?.keys ?? [] {
                let content = operation.content(ofAnswer: status, in: description)
                guard let json = content.first(where: { $0.key == "application/problem+json" })?.value.object else {
                    continue
                }
                let example = try #require(json["example"], "\(operation.method) \(operation.path) \(status)")
                let schema = try #require(json["schema"]?.object)
                #expect(check.faults(of: example, against: schema).isEmpty, "\(example)")
                let kind = try #require(kinds.first { $0["href"] == example.object?["type"] }, "\(example)")
                #expect(kind["title"] == example.object?["title"] && kind["status"] == example.object?["status"])
                #expect(example.object?["status"] == Int(status).map(JSONValue.integer), "\(operation.path) \(status)")
            }
        }
    }

    @Test("What is not set up is answered as the description shows")
    func showsNotConfigured() throws {
        let response = try #require(description.resolved(["$ref": "#/components/responses/NotConfigured"]))
        let problem = response["content"]?.object?["application/problem+json"]?.object
        var example = try #require(problem?["example"]?.object)
        var answer = try TestAPI.send("/feed.json").json()
        // Each request has its own.
        (example["requestId"], answer["requestId"]) = (nil, nil)
        #expect(answer == example)
    }

    @Test("Its bytes are the same each time that they are made")
    func isStable() throws {
        let one = try TestAPI(store: InMemoryContactRequestStore()).send("GET", "/openapi.json")
        let other = try TestAPI(store: InMemoryContactRequestStore()).send("GET", "/openapi.json")
        #expect(one.body == other.body && one["etag"] == other["etag"])
        #expect(one["etag"] == (try TestAPI.send("/openapi.json"))["etag"])
    }
}
