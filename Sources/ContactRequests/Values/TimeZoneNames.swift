/// A time zone of the IANA database, such as `America/Chicago`.
package struct TimeZoneName: Hashable, Sendable {
    package let text: String

    /// A name that was checked when it came in.
    package init(kept text: String) { self.text = text }
}

/// The names of the system's time zones. A name is looked up in this list and never becomes part of a path.
package struct TimeZoneNames: Sendable {
    private let names: Set<String>

    /// Where Debian's tzdata keeps all zones in one file.
    package static let systemFolder = "/usr/share/zoneinfo"
    package static let systemFile = "tzdata.zi"

    package init(_ names: Set<String>) { self.names = names }

    /// Reads `tzdata.zi`: a zone's first line is `Z NAME ...`, a link's `L TARGET NAME` (zic(8), in its short form).
    package init(tzdata bytes: [UInt8]) {
        var names: Set<String> = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
            let name: ArraySlice<UInt8>
            if words.count > 1, words[0].elementsEqual("Z".utf8) {
                name = words[1]
            } else if words.count > 2, words[0].elementsEqual("L".utf8) {
                name = words[2]
            } else {
                continue
            }
            names.insert(String(decoding: name, as: UTF8.self))
        }
        // Placeholders of the database, not places.
        names.remove("Factory")
        self.names = names
    }

    package var count: Int { names.count }

    /// The zone of this exact name.
    package subscript(name: String) -> TimeZoneName? { names.contains(name) ? TimeZoneName(kept: name) : nil }
}
