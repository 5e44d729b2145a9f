import JSON

/// How entries relate, each relation written once and read from both sides.
struct RelationTable {
    /// One side of a relation.
    struct Side: Hashable {
        let relation: String
        /// `collection/id` of the entry on the other side.
        let path: String
    }

    private var sides: [String: [Side]] = [:]
    private var seen: Set<[String]> = []
    private(set) var faults: [ContentFault] = []

    init(_ shared: [Documents.SharedFile: [Documents.SharedItem]]) {
        let types = shared[.relationTypes] ?? []
        var inverses: [String: String] = [:]
        for type in types { inverses[type.id ?? ""] = type.object["inverse"]?.string }
        checkInverses(types, inverses)
        let names = Set(types.compactMap(\.id))
        let items = shared[.relations] ?? []
        // What an entry says itself stands before what others say of it.
        for item in items { addForward(item, names, inverses) }
        for item in items { addInverse(item, inverses) }
    }

    /// In the order of the file: first those that read from this entry, then those that read from others to it.
    func sides(of path: String) -> [Side] { sides[path] ?? [] }

    private mutating func addForward(
        _ item: Documents.SharedItem, _ names: Set<String>, _ inverses: [String: String]
    ) {
        guard let from = item.object["from"]?.string, let relation = item.object["relation"]?.string else { return }
        if !names.isEmpty, !names.contains(relation) {
            let suggestion = Suggestion.sentence(for: relation, among: names.sorted())
            let pointer = item.pointer.appending("relation")
            faults.append(ContentFault(item.file, pointer, "there is no relation \"\(relation)\".\(suggestion)"))
        }
        for (pointer, to) in item.object.strings("to", at: item.pointer) {
            if from == to {
                faults.append(ContentFault(item.file, pointer, "an entry does not relate to itself"))
            } else if seen.contains([from, relation, to]) {
                faults.append(
                    ContentFault(item.file, pointer, "\"\(to)\" has this relation already, from this side or the other")
                )
            } else {
                seen.insert([from, relation, to])
                if let inverse = inverses[relation] { seen.insert([to, inverse, from]) }
                sides[from, default: []].append(Side(relation: relation, path: to))
            }
        }
    }

    private mutating func addInverse(_ item: Documents.SharedItem, _ inverses: [String: String]) {
        guard let from = item.object["from"]?.string,
            let inverse = item.object["relation"]?.string.flatMap({ inverses[$0] })
        else { return }
        for (_, to) in item.object.strings("to") where to != from {
            sides[to, default: []].append(Side(relation: inverse, path: from))
        }
    }

    /// Two relations that are each other's inverse have to agree on it.
    private mutating func checkInverses(_ types: [Documents.SharedItem], _ inverses: [String: String]) {
        let names = Set(types.compactMap(\.id))
        for type in types {
            guard let id = type.id, let inverse = inverses[id], names.contains(inverse), inverses[inverse] != id
            else { continue }
            let message = "\"\(inverse)\" has to name \"\(id)\" as its inverse in turn"
            faults.append(ContentFault(type.file, type.pointer.appending("inverse"), message))
        }
    }
}
