/// What a contact request is called: 128 random bits, the sender's receipt. Who has it may ask for the status and withdraw.
package struct ContactRequestID: Hashable, Sendable, CustomStringConvertible {
    package let high: UInt64
    package let low: UInt64

    package static let textByteCount = 32

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A new one, from the system's generator (`getrandom`).
    package static func random() -> ContactRequestID {
        var generator = SystemRandomNumberGenerator()
        return ContactRequestID(high: generator.next(), low: generator.next())
    }

    /// Reads the 32 lower-case hexadecimal digits that `description` writes, and nothing else.
    package init?(_ text: String) {
        guard text.utf8.count == Self.textByteCount else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for byte in text.utf8 {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            words = (words.0 << 4 | words.1 >> 60, words.1 << 4 | UInt64(digit))
        }
        self.init(high: words.0, low: words.1)
    }

    package var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.textByteCount)
        for word in [high, low] {
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: word >> shift & 15)
                bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
