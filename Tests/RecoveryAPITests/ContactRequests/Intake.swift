import Testing

/// Bodies of contact requests in every type, from one list of fields.
enum Intake: String, CaseIterable, CustomTestStringConvertible {
    case json = "application/json"
    case urlEncoded = "application/x-www-form-urlencoded"
    case multipart = "multipart/form-data; boundary=edge"

    var testDescription: String { String(rawValue.prefix { $0 != ";" }) }

    /// A contact request with no more than it needs.
    static let least = [("phone", "(312) 555-0142"), ("consent", "true")]

    var typeField: String { "Content-Type: \(rawValue)" }

    func body(_ fields: [(name: String, value: String)]) -> String {
        switch self {
        case .json:
            let members = fields.map { field in
                ["true", "false"].contains(field.value)
                    ? "\"\(field.name)\":\(field.value)" : "\"\(field.name)\":\"\(field.value)\""
            }
            return "{\(members.joined(separator: ","))}"
        case .urlEncoded:
            return fields.map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
        case .multipart:
            let parts = fields.map {
                "--edge\r\nContent-Disposition: form-data; name=\"\($0.name)\"\r\n\r\n\($0.value)\r\n"
            }
            return parts.joined() + "--edge--\r\n"
        }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(decoding: [byte], as: UTF8.self) : "%" + (digits.utf8.count < 2 ? "0" : "") + digits
        }.joined()
    }
}

extension TestAPI {
    func post(
        _ intake: Intake = .json, _ fields: [(name: String, value: String)] = Intake.least, accept: String? = nil,
        more: [String] = [], from peer: String = "192.0.2.1"
    ) throws -> Answer {
        let accepting = accept.map { ["Accept: \($0)"] } ?? []
        return try send(
            "POST", "/contact-requests", fields: [intake.typeField] + accepting + more, body: intake.body(fields),
            from: peer)
    }
}
