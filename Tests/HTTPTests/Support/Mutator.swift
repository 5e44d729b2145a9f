/// Makes bytes that resemble the tables' cases, as an attacker would: most of it is right, and something is not.
struct Mutator {
    private var generator: SplitMix64
    private let seeds: [WireCase]

    init(seed: UInt64, seeds: [WireCase]) {
        generator = SplitMix64(seed: seed)
        self.seeds = seeds
    }

    /// Bytes, and what to try them under.
    struct Mutant {
        let settings: WireSettings
        let bytes: [UInt8]
    }

    /// What parsers stumble over, to be put anywhere.
    private static let stumblingBlocks = [
        "\r\n", "\r", "\n", "\r\n\r\n", "\n\r\n", "\u{0}", " ", "\t", ":", ";", ",", "\"", "\\", "%", "%00", "%2e",
        "%2F", "/../", "?", "*", "-1", "+5", "0x", "0", "5", "FFFFFFFFFFFFFFFF", "9223372036854775808", "HTTP/1.0",
        "HTTP/1.1", "HTTP/2.0", "http://", "Host: a\r\n", "Content-Length: 5\r\n", "Content-Length: 0\r\n",
        "Transfer-Encoding: chunked\r\n", "Expect: 100-continue\r\n", "Connection: close\r\n",
        "Connection: keep-alive\r\n", "X-Request-Id: a\r\n", "5\r\nhello\r\n", "0\r\n\r\n", "0\r\nA: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    ].map { Array($0.utf8) }

    /// Longest mutant, in bytes.
    private static let byteCountMaximum = 2_000

    mutating func next() -> Mutant {
        let wireCase = seed()
        var settings = wireCase.settings
        settings.wantsBodies = chance(of: 4, in: 5)
        var bytes = wireCase.bytes
        // A second request behind the first, which may become a part of it.
        if chance(of: 1, in: 3) { bytes += seed().bytes }
        for _ in 0..<number(from: 1, through: 4) { mutate(&bytes) }
        return Mutant(settings: settings, bytes: Array(bytes.prefix(Self.byteCountMaximum)))
    }

    /// `bytes` cut in up to eight pieces, none of them empty.
    mutating func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        guard bytes.count > 1 else { return [bytes[...]] }
        let cuts = (0..<number(from: 1, through: 7)).map { _ in number(from: 1, through: bytes.count - 1) }
        let borders = [0] + Set(cuts).sorted() + [bytes.count]
        return zip(borders, borders.dropFirst()).map { bytes[$0..<$1] }
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else {
            bytes = seed().bytes
            return
        }
        let range = range(in: bytes)
        switch number(from: 0, through: 6) {
        case 0: bytes[range.lowerBound] ^= 1 << UInt8(number(from: 0, through: 7))
        case 1: bytes[range.lowerBound] = UInt8(number(from: 0, through: 255))
        case 2: bytes.removeSubrange(range)
        case 3: bytes.insert(contentsOf: Array(bytes[range]), at: range.upperBound)
        case 4: bytes.insert(contentsOf: stumblingBlock(), at: range.lowerBound)
        case 5: bytes.replaceSubrange(range, with: stumblingBlock())
        default:
            let other = seed().bytes
            bytes.replaceSubrange(range.lowerBound..., with: other[self.range(in: other).lowerBound...])
        }
    }

    private mutating func seed() -> WireCase {
        seeds[number(from: 0, through: seeds.count - 1)]
    }

    private mutating func stumblingBlock() -> [UInt8] {
        Self.stumblingBlocks[number(from: 0, through: Self.stumblingBlocks.count - 1)]
    }

    /// A part of `bytes`, at most twenty bytes long and never empty.
    private mutating func range(in bytes: [UInt8]) -> Range<Int> {
        let start = number(from: 0, through: bytes.count - 1)
        return start..<min(bytes.count, start + number(from: 1, through: 20))
    }

    private mutating func chance(of favourable: Int, in all: Int) -> Bool {
        number(from: 1, through: all) <= favourable
    }

    private mutating func number(from lowest: Int, through highest: Int) -> Int {
        Int.random(in: lowest...highest, using: &generator)
    }
}
