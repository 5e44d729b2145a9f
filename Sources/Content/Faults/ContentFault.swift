import JSON

/// One fault of the content: in which file, where in it, and what is wrong there.
package struct ContentFault: Error, Hashable, Sendable, CustomStringConvertible, Comparable {
    /// Relative to the resources folder.
    package let file: String
    package let pointer: JSONPointer
    package let message: String

    init(_ file: String, _ pointer: JSONPointer, _ message: String) {
        self.file = file
        self.pointer = pointer
        self.message = message
    }

    /// `Content/programs/iop.json#/care/setting: message`, which editors and terminals turn into a link.
    package var description: String { "\(file)#\(pointer): \(message)" }

    package static func < (one: ContentFault, other: ContentFault) -> Bool {
        (one.file, one.pointer.description, one.message) < (other.file, other.pointer.description, other.message)
    }
}

/// Every fault of the content at once, in the order of files and places.
package struct ContentFaults: Error, Equatable, Sendable, CustomStringConvertible {
    package let faults: [ContentFault]

    package init(_ faults: some Sequence<ContentFault>) {
        self.faults = Set(faults).sorted()
    }

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
