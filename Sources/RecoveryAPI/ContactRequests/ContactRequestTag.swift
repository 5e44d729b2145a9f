import HTTP

/// The entity tag of a contact request: its version in quotes. Within one resource that is enough (RFC 9110 §8.8.3).
enum ContactRequestTag {
    static func text(of version: Int) -> String { "\"\(version)\"" }

    /// The version that `If-Match` names; `nil` without the field or where it is `*`, which names none.
    ///
    /// A weak tag, a list or anything that is no tag of ours gives 0, which no contact request has: the change is then held back as stale.
    static func version(in request: HTTPRequest) -> Int? {
        guard let value = request.firstValue(.ifMatch) else { return nil }
        let text = request.text(value)
        if text == "*" { return nil }
        guard request.count(of: .ifMatch) == 1, let version = Int(text.dropFirst().dropLast()),
            text == Self.text(of: version)
        else { return 0 }
        return version
    }
}
