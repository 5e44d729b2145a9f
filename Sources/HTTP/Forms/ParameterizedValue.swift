/// A value with parameters behind it, as in `Content-Type` and `Content-Disposition`. RFC 9110 §5.6.6.
///
///     parameters      = *( OWS ";" OWS [ parameter ] )
///     parameter       = parameter-name "=" parameter-value
///     parameter-value = ( token / quoted-string )
///
/// A parameter that stands twice makes the whole malformed: readers differ in which of the two they take.
struct ParameterizedValue {
    /// How a quoted string writes a quote.
    enum Escapes {
        /// RFC 9110 §5.6.4: a backslash in front.
        case backslash
        /// As browsers write the names of form fields (WHATWG HTML §4.10.21.8): `%22`, `%0D`, `%0A`, and a backslash is a backslash.
        case percent
    }

    /// Where the value stands, up to the first semicolon.
    let value: Range<Int>
    private var parameters: [(name: [UInt8], value: [UInt8])] = []

    /// Parameters of one value; nobody sends ten.
    private static let countMaximum = 16

    init?(_ bytes: Span<UInt8>, _ range: Range<Int>, escapes: Escapes = .backslash) {
        var position = bytes.firstIndex(of: ASCII.semicolon, in: range)
        value = bytes.trimmingWhitespace(range.lowerBound..<position)
        guard !value.isEmpty else { return nil }
        // One round a parameter.
        while position < range.upperBound {
            guard bytes[position] == ASCII.semicolon else { return nil }
            position = Self.skipWhitespace(bytes, (position + 1)..<range.upperBound)
            if position == range.upperBound || bytes[position] == ASCII.semicolon { continue }
            guard let (name, text) = Self.parameter(bytes, &position, until: range.upperBound, escapes),
                parameters.count < Self.countMaximum, !parameters.contains(where: { $0.name == name })
            else { return nil }
            parameters.append((name, text))
            position = Self.skipWhitespace(bytes, position..<range.upperBound)
        }
    }

    /// The value of the parameter with this name, which is written in lower case.
    func parameter(_ name: StaticString) -> [UInt8]? {
        parameters.first { $0.name.span.equals(name) }?.value
    }

    private static func skipWhitespace(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var position = range.lowerBound
        while position < range.upperBound, bytes[position].isWhitespace { position += 1 }
        return position
    }

    private static func parameter(
        _ bytes: Span<UInt8>, _ position: inout Int, until end: Int, _ escapes: Escapes
    ) -> (name: [UInt8], value: [UInt8])? {
        let name = token(bytes, &position, until: end)
        guard !name.isEmpty, position + 1 < end, bytes[position] == UInt8(ascii: "=") else { return nil }
        position += 1
        let value: [UInt8]?
        if bytes[position] == ASCII.quote {
            value = quotedString(bytes, &position, until: end, escapes)
        } else {
            let text = token(bytes, &position, until: end)
            value = text.isEmpty ? nil : text
        }
        return value.map { (name.map(\.lowercasedASCII), $0) }
    }

    private static func token(_ bytes: Span<UInt8>, _ position: inout Int, until end: Int) -> [UInt8] {
        let start = position
        position = bytes.firstIndex(outside: .token, in: start..<end)
        return bytes.array(start..<position)
    }

    /// From the opening quote to behind the closing one.
    private static func quotedString(
        _ bytes: Span<UInt8>, _ position: inout Int, until end: Int, _ escapes: Escapes
    ) -> [UInt8]? {
        var text: [UInt8] = []
        position += 1
        while position < end, bytes[position] != ASCII.quote {
            if escapes == .backslash, bytes[position] == ASCII.backslash {
                position += 1
                guard position < end else { return nil }
            } else if escapes == .percent, let byte = browserEscape(bytes, position, until: end) {
                text.append(byte)
                position += 3
                continue
            }
            text.append(bytes[position])
            position += 1
        }
        guard position < end else { return nil }
        position += 1
        return text
    }

    private static func browserEscape(_ bytes: Span<UInt8>, _ position: Int, until end: Int) -> UInt8? {
        guard position + 3 <= end else { return nil }
        let three = bytes.extracting(position..<(position + 3))
        if three.equals("%22") { return ASCII.quote }
        if three.equalsIgnoringCase("%0d") { return ASCII.carriageReturn }
        return three.equalsIgnoringCase("%0a") ? ASCII.lineFeed : nil
    }
}
