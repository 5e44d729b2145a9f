import TestSupport

/// The three bodies that a contact request may come in, as libcurl sends them.
enum Body: String, CaseIterable {
    case json, urlEncoded, multipart

    typealias Fields = [(name: String, value: String)]

    static let least: Fields = [("phone", "(312) 555-0142"), ("consent", "true")]

    /// Posts the fields, of which a value stands alone where the text is `true` or `false`.
    func post(_ fields: Fields, by client: CurlClient, _ lines: [String] = []) throws -> CurlClient.Answer {
        let target = "/contact-requests"
        switch self {
        case .json:
            let members = fields.map { field in
                let isBare = ["true", "false"].contains(field.value)
                return "\"\(field.name)\": \(isBare ? field.value : "\"\(field.value)\"")"
            }
            return try client.send(
                "POST", target, fields: lines + ["Content-Type: application/json"],
                body: "{\(members.joined(separator: ", "))}")
        case .urlEncoded:
            let pairs = fields.map { "\($0.name)=\(client.escaped($0.value))" }
            return try client.send("POST", target, fields: lines, body: pairs.joined(separator: "&"))
        case .multipart: return try client.send("POST", target, fields: lines, parts: fields)
        }
    }
}

/// A server with staff, whose token is in a file of the right mode.
struct StaffedServer {
    static let token = "staff-token-of-tests-0123456789abcdef"

    let server: ServerProcess
    let client: CurlClient

    init(_ arguments: [String] = ["--contact-rate", "off"], keepsOutput: Bool = false) throws {
        let folder = try TemporaryFolder()
        folder.write(Array("\(Self.token)\n".utf8), to: "tokens")
        server = try ServerProcess(
            ["--staff-tokens-file", "\(folder.path)/tokens"] + arguments, in: folder, keepsOutput: keepsOutput)
        client = try CurlClient(port: server.port)
    }

    func ask(_ method: String, _ target: String, _ fields: [String] = [], body: String? = nil) throws
        -> CurlClient.Answer
    {
        try client.send(method, target, fields: ["Authorization: Bearer \(Self.token)"] + fields, body: body)
    }
}
