import ContactRequests
import HTTP
import Hashing

/// The bearer tokens of staff (RFC 6750), kept as digests: memory does not hold the tokens.
package struct StaffTokens: Sendable {
    private let digests: [Digest]

    /// Why a token file will not do, for the operator; it names the line and never what stands there.
    package struct Fault: Error, Equatable, Sendable {
        package let message: String
    }

    /// 32 characters of base64 are 192 bits: beyond guessing.
    static let byteCountRange = 32...512
    static let countMaximum = 1_000

    /// Nobody.
    package init() { digests = [] }

    /// Reads one token a line; empty lines and lines that start with `#` are skipped.
    package init(file bytes: [UInt8]) throws(Fault) {
        var digests: [Digest] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let token = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if token.isEmpty || token.first == UInt8(ascii: "#") { continue }
            guard Self.byteCountRange.contains(token.count), Self.isToken(token) else {
                throw Fault(
                    message: "line \(index + 1) is not a token of 32 to 512 letters, digits and - . _ ~ + / =")
            }
            let digest = Digest.sha256(Array(token))
            guard !digests.contains(digest) else { throw Fault(message: "line \(index + 1) stands twice") }
            digests.append(digest)
        }
        guard digests.count <= Self.countMaximum else { throw Fault(message: "more than \(Self.countMaximum) tokens") }
        guard !digests.isEmpty else { throw Fault(message: "no token in it") }
        self.digests = digests
    }

    /// `b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="`, RFC 6750 §2.1.
    private static func isToken(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        var rest = bytes[...]
        while rest.last == UInt8(ascii: "=") { rest.removeLast() }
        return !rest.isEmpty
            && rest.allSatisfy { ByteSet.unreserved.contains($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }
    }

    /// Who holds this token: the first eight hexadecimal digits of its SHA-256, which the operator finds with `sha256sum`.
    ///
    /// What is compared is digests, all of them and all of each, so that the time tells nothing about a token.
    func staff(holding token: [UInt8]) -> StaffLabel? {
        let asked = Digest.sha256(token)
        var isKnown = false
        for digest in digests {
            var difference: UInt8 = 0
            for (one, other) in zip(digest.bytes, asked.bytes) { difference |= one ^ other }
            isKnown = isKnown || difference == 0
        }
        return isKnown ? StaffLabel(asked.hexadecimal(byteCount: 4)) : nil
    }

    /// Who sent this request.
    ///
    ///     credentials = "Bearer" 1*SP b64token
    func staff(of request: HTTPRequest) -> StaffLabel? {
        guard request.count(of: .authorization) == 1, let value = request.firstValue(.authorization) else { return nil }
        let words = request.head[value].split(separator: UInt8(ascii: " "), maxSplits: 1)
        guard words.count == 2, Array(words[0]).span.equalsIgnoringCase("bearer") else { return nil }
        return staff(holding: Array(words[1].drop { $0 == UInt8(ascii: " ") }))
    }
}
