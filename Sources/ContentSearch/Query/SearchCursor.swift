import Content

/// Where a page ended. It holds for one query over one state of the content: over any other it would skip or repeat hits, so there it is refused.
struct SearchCursor {
    private let key: UInt64
    let offset: Int

    private static let separator: Character = "-"

    init(offset: Int, of query: SearchQuery, version: UInt64) {
        self.offset = offset
        key = Self.key(query, version)
    }

    /// `nil` for a text that is no cursor of this query and content.
    init?(_ text: String, of query: SearchQuery, version: UInt64) {
        let parts = text.split(separator: Self.separator, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...7).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ $0 &- 0x30 < 10 }),
            let offset = Int(parts[1])
        else { return nil }
        self.init(offset: offset, of: query, version: version)
        guard parts[0] == keyText else { return nil }
    }

    var text: String { "\(keyText)\(Self.separator)\(offset)" }

    private var keyText: String {
        let digits = String(key, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func key(_ query: SearchQuery, _ version: UInt64) -> UInt64 {
        var key = version
        for byte in query.text.utf8 { key = (key ^ UInt64(byte)) &* 1_099_511_628_211 }
        for byte in (query.kind?.type ?? "").utf8 { key = (key ^ UInt64(byte) ^ 0x100) &* 1_099_511_628_211 }
        return key
    }
}
