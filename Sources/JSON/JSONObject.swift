/// A JSON object whose members keep the order in which they were written, so that answers read as the contract does.
///
/// Objects here have some dozens of members at most, so a lookup walks them.
package struct JSONObject: Equatable, Sendable, ExpressibleByDictionaryLiteral {
    package typealias Member = (key: String, value: JSONValue)

    package private(set) var members: [Member] = []

    package init() {}

    /// - Precondition: no key stands twice.
    package init(_ members: [(String, JSONValue)]) {
        for (key, value) in members {
            precondition(self[key] == nil, "key twice: \(key)")
            self.members.append((key, value))
        }
    }

    /// For members that are known to differ, as the reader's are.
    init(unchecked members: [Member]) { self.members = members }

    package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }

    package var keys: [String] { members.map(\.key) }

    /// A new key goes to the end; `nil` removes.
    package subscript(key: String) -> JSONValue? {
        get { members.first { $0.key == key }?.value }
        set {
            let index = members.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((key, value))
            case (nil, nil): break
            }
        }
    }

    package static func == (one: JSONObject, other: JSONObject) -> Bool {
        one.members.count == other.members.count
            && one.members.allSatisfy { member in other[member.key] == member.value }
    }
}
