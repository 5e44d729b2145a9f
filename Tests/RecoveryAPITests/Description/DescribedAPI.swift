import RecoveryAPI
import TestSupport
import Testing

/// The API with everything set that some path needs, so that each path of the description has its answer.
enum DescribedAPI {
    private static let shared = Result {
        var settings = ContentSettings()
        settings.publicURL = PublicURL("https://recovery.example")
        settings.securityContacts = [try #require(SecurityContact("mailto:security@recovery.example"))]
        var operations = Operations()
        operations.metrics = { form, reply in reply(Array("\(form)".utf8)) }
        return try TestAPI(contentSettings: settings, operations: operations)
    }

    /// The description that it serves.
    static let description = Result { try send("/openapi.json").json() }

    static func send(_ target: String, fields: [String] = []) throws -> TestAPI.Answer {
        try send("GET", target, fields: fields)
    }

    static func send(_ method: String, _ target: String, fields: [String] = []) throws -> TestAPI.Answer {
        // Metrics are for this machine alone.
        try shared.get().send(method, target, fields: fields, from: "127.0.0.1")
    }
}
