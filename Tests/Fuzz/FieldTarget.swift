import HTTP

/// Gives the value of every field that the server reads to its reader.
enum FieldTarget {
    private static let names = [
        "Accept", "Accept-Encoding", "Accept-Language", "If-Match", "If-None-Match", "If-Modified-Since",
        "If-Unmodified-Since", "Content-Type", "X-Request-Id", "Host", "Connection", "Content-Length",
        "Transfer-Encoding", "Expect",
    ]

    /// The first byte chooses the field.
    static func run(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        let name = names[Int(choice) % names.count]
        let head = Array("GET / HTTP/1.1\r\nHost: a\r\n\(name): ".utf8) + bytes.dropFirst() + Array("\r\n\r\n".utf8)
        var machine = ConnectionStateMachine(limits: HTTPLimits())
        var request = HTTPRequest()
        request.time = 1_795_600_000
        var position = 0
        guard case .decide = machine.receive(head.span, at: &position, into: &request) else { return }
        for mediaType in [MediaType.json, .problem] {
            precondition((0...1_000).contains(request.quality(of: mediaType)))
        }
        // Without a coding it is sent only where that is acceptable.
        precondition(request.preferredCoding != .identity || request.acceptsIdentity)
        _ = request.preferred(among: OfferedTypes([.json, .html, .markdown]))
        let tag = Array("\"abc\"".utf8)
        _ = request.preconditionOutcome(Validators(entityTag: tag, lastModified: 1_795_500_000))
        _ = request.contentType
        precondition(request.idText.utf8.count <= 128)
    }
}
