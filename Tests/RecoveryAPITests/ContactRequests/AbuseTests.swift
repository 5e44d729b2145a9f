import ContactRequests
import HTTP
import JSON
import RecoveryAPI
import Synchronization
import TestSupport
import Testing

@Suite("POST /contact-requests: doubles, limits and a store that is not well")
struct AbuseTests {
    private let store = InMemoryContactRequestStore()

    private func key(_ value: String) -> [String] { ["Idempotency-Key: \(value)"] }

    @Test("The same key and fields get the first answer again, whatever the type of body")
    func replays() throws {
        let api = try TestAPI(store: store)
        let first = try api.post(.json, more: key("k-1"))
        let again = try api.post(.urlEncoded, more: key("\"k-1\""))
        #expect(first.status == 201 && again.status == 201)
        #expect(first.body == again.body)
        #expect(first["location"] == again["location"])
        #expect(try api.post(.multipart, accept: "text/html", more: key("k-1")).status == 303)
        #expect(store.contactRequests.count == 1)
    }

    @Test("The same key with other fields is 422")
    func refusesReuse() throws {
        let api = try TestAPI(store: store)
        #expect(try api.post(more: key("k-1")).status == 201)
        let answer = try api.post(.json, [("phone", "3125550143"), ("consent", "true")], more: key("k-1"))
        #expect(answer.status == 422)
        #expect(try answer.json().text("type") == "/problems/idempotency-key-reused")
    }

    @Test(
        "A key that is not one is 400",
        arguments: [
            [""], ["\"\""], ["\"open"], ["a b"], ["\"a\" b"], ["k\u{E9}"], ["one", "two"],
            [String(repeating: "k", count: 256)],
        ])
    func refusesKeys(values: [String]) throws {
        let api = try TestAPI(store: store)
        let answer = try api.post(more: values.map { "Idempotency-Key: \($0)" })
        #expect(answer.status == 400)
        #expect(try answer.json().text("type") == "/problems/invalid-idempotency-key")
        #expect(store.contactRequests.isEmpty)
    }

    @Test(
        "A key may be a token or a quoted string of 255 characters",
        arguments: [
            String(repeating: "k", count: 255), "\"\(String(repeating: "k", count: 255))\"", "\"a b \\\" \\\\ c\"",
        ])
    func takesKeys(value: String) throws {
        #expect(try TestAPI(store: store).post(more: key(value)).status == 201)
    }

    @Test(
        "What the store cannot do is said as the contract has it",
        arguments: [
            (ContactRequestStoreError.queueFull, 503, "/problems/store-busy"),
            (.unavailable(.diskFull), 503, "/problems/store-unavailable"),
            (.unavailable(.readOnly), 503, "/problems/store-unavailable"),
            (.keyInUse, 409, "/problems/idempotency-key-in-use"),
        ])
    func answersFailures(error: ContactRequestStoreError, status: Int, type: String) throws {
        let api = try TestAPI(store: store)
        store.fail(with: error)
        let answer = try api.post()
        #expect(answer.status == status)
        #expect(answer["retry-after"].flatMap { Int($0) } ?? 0 >= 1)
        #expect(try answer.json().text("type") == type)
        #expect(try answer.json().objects("crisis").count >= 3)
        let page = try api.post(accept: "text/html")
        #expect(page.status == status)
        #expect(page["content-type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("tel:988"))
        store.fail(with: nil)
        #expect(try api.post().status == 201)
    }

    @Test("Readiness follows the store and the drain, and comes back by itself")
    func tellsReadiness() throws {
        let api = try TestAPI(store: store)
        #expect(try api.send("GET", "/readyz").json().text("checks", "store") == "ok")
        store.fail(with: .unavailable(.diskFull))
        let answer = try api.send("GET", "/readyz")
        #expect(answer.status == 503)
        #expect(try answer.json().text("detail")?.contains("disk full") == true)
        store.fail(with: nil)
        #expect(try api.send("GET", "/readyz").status == 200)
        api.readiness.beginDrain()
        #expect(try api.send("GET", "/readyz").status == 503)
    }

    @Test("Says what is left of the limit, refuses beyond it, and lets in who waits")
    func limits() throws {
        let time = TestClock()
        let api = try TestAPI(store: store) { settings in
            settings.rateLimit = RateLimit(count: 2, per: 60)
            settings.clock = { time.now }
        }
        let first = try api.post()
        #expect(first["ratelimit-policy"] == "\"contact-requests\";q=2;w=60")
        #expect(first["ratelimit"] == "\"contact-requests\";r=1;t=30")
        // A fault counts as well: a program that guesses learns nothing for free.
        #expect(try api.post(.json, [("phone", "1")])["ratelimit"] == "\"contact-requests\";r=0;t=60")
        let refused = try api.post()
        #expect(refused.status == 429)
        #expect(refused["retry-after"] == "30")
        #expect(refused["ratelimit"] == "\"contact-requests\";r=0;t=60")
        #expect(try refused.json().objects("crisis").count >= 3)
        let page = try api.post(accept: "text/html")
        #expect(page.status == 429 && page.text.contains("30 seconds") && page.text.contains("tel:988"))
        #expect(try api.post(from: "192.0.2.2").status == 201)
        time.advance(seconds: 30)
        #expect(try api.post().status == 201)
    }

    @Test("Behind a trusted proxy the client counts, and nobody gets a new address by making one up")
    func countsClients() throws {
        let api = try TestAPI(store: store) { settings in
            settings.rateLimit = RateLimit(count: 1, per: 60)
            settings.trustedProxies = TrustedProxies(["10.0.0.0/8"].compactMap(AddressBlock.init))
        }
        func post(from peer: String, for client: String) throws -> Int {
            try api.post(more: ["X-Forwarded-For: \(client)"], from: peer).status
        }
        #expect(try post(from: "10.0.0.1", for: "198.51.100.1") == 201)
        #expect(try post(from: "10.0.0.1", for: "198.51.100.2") == 201)
        #expect(try post(from: "10.0.0.2", for: "198.51.100.1") == 429)
        #expect(try post(from: "10.0.0.2", for: "1.2.3.4, 198.51.100.1") == 429)
        #expect(try post(from: "203.0.113.9", for: "198.51.100.3") == 201)
        #expect(try post(from: "203.0.113.9", for: "198.51.100.4") == 429)
    }

    @Test(
        "A form may send its browser to a host on the list and nowhere else",
        arguments: [
            ("https://example.org/thanks", 303), ("http://example.org", 303), ("https://EXAMPLE.org/a?b=c#d", 303),
            ("https://shop.example:8443/x", 303), ("", 303),
            ("https://example.org.evil.example/", 422), ("https://evil.example/example.org", 422),
            ("https://example.org@evil.example/", 422), ("https://evil.example\\@example.org/", 422),
            ("//example.org/x", 422), ("/contact-requests", 422), ("javascript:alert(1)//example.org", 422),
            ("https://example.org:444/", 422), ("https://shop.example/", 422), ("https:example.org", 422),
            ("https://example.org\r\nX: y", 422), ("https://sub.example.org/", 422),
            ("https://example.org%2eevil.example", 422),
            ("https://example.org ", 422), ("https://[::1]/", 422), ("https://", 422), ("https://example.org.", 422),
        ])
    func returns(target: String, status: Int) throws {
        let api = try TestAPI(store: store) {
            $0.returnHosts = ReturnHosts(["example.org", "shop.example:8443"])
        }
        let answer = try api.post(.urlEncoded, Intake.least + [("returnTo", target)], accept: "text/html")
        #expect(answer.status == status)
        #expect(status != 303 || answer["location"] == (target.isEmpty ? "/contact-requests/received" : target))
        #expect(status != 422 || answer.text.contains("id=\"returnTo\""))
    }

    @Test(
        "Scripts of allowed origins may read, others may not",
        arguments: [
            ("https://example.org", "https://example.org"), ("https://evil.example", nil), ("null", nil),
            ("https://example.org.evil.example", nil),
        ] as [(String, String?)])
    func allowsOrigins(origin: String, allowed: String?) throws {
        let api = try TestAPI(store: store) { $0.allowedOrigins = .only(["https://example.org"]) }
        for answer in [
            try api.post(more: ["Origin: \(origin)"]), try api.post(.json, [], more: ["Origin: \(origin)"]),
            try api.send(
                "OPTIONS", "/contact-requests", fields: ["Origin: \(origin)", "Access-Control-Request-Method: POST"]),
        ] {
            #expect(answer["access-control-allow-origin"] == allowed)
            #expect(answer["vary"]?.contains("Origin") == true)
        }
        let open = try TestAPI(store: store).post(more: ["Origin: \(origin)"])
        #expect(open["access-control-allow-origin"] == "*")
    }
}

/// A clock that goes when a test says so.
final class TestClock: Sendable {
    private let nanoseconds = Atomic(0)

    var now: Int { nanoseconds.load(ordering: .relaxed) }

    func advance(seconds: Int) { nanoseconds.add(seconds * 1_000_000_000, ordering: .relaxed) }
}
