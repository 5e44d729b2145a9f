import JSON

extension SearchRepresentation {
    /// Writes a JSON object member by member.
    struct Writer {
        private var bytes: [UInt8] = []
        /// Whether a comma has to stand before the next member.
        private var hasMember = false

        init(byteCapacity: Int) {
            bytes.reserveCapacity(byteCapacity)
            bytes.append(UInt8(ascii: "{"))
        }

        mutating func end() -> [UInt8] {
            bytes.append(UInt8(ascii: "}"))
            return bytes
        }

        mutating func raw(_ encoded: some Collection<UInt8>) { bytes.append(contentsOf: encoded) }

        /// Keys are ours and have nothing to escape.
        mutating func key(_ key: StaticString) {
            if hasMember { bytes.append(UInt8(ascii: ",")) }
            hasMember = true
            bytes.append(UInt8(ascii: "\""))
            key.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
            bytes.append(UInt8(ascii: "\""))
            bytes.append(UInt8(ascii: ":"))
        }

        mutating func member(_ name: StaticString, _ text: String) {
            key(name)
            JSONValue.write(text.utf8.span, to: &bytes)
        }

        mutating func member(_ name: StaticString, _ number: Int) {
            key(name)
            bytes.append(contentsOf: String(number).utf8)
        }

        mutating func list<Element>(
            _ name: StaticString, _ elements: [Element], _ write: (Element, inout Writer) -> Void
        ) {
            key(name)
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(element, &self)
            }
            bytes.append(UInt8(ascii: "]"))
            hasMember = true
        }

        mutating func object(_ write: (inout Writer) -> Void) {
            bytes.append(UInt8(ascii: "{"))
            hasMember = false
            write(&self)
            bytes.append(UInt8(ascii: "}"))
            hasMember = true
        }

        /// Writes more members behind those of an object whose end is missing.
        mutating func continueObject(_ write: (inout Writer) -> Void) {
            hasMember = true
            write(&self)
            bytes.append(UInt8(ascii: "}"))
        }

        /// In UTF-16 code units.
        mutating func ranges(_ name: StaticString, _ ranges: [Range<Int>]) {
            list(name, ranges) { range, writer in
                writer.object {
                    $0.member("start", range.lowerBound)
                    $0.member("end", range.upperBound)
                }
            }
        }
    }
}
