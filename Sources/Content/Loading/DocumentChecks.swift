import JSON

/// What one document can get wrong by itself, beyond its shape.
struct DocumentChecks {
    private(set) var faults: [ContentFault] = []

    mutating func check(_ documents: Documents) {
        for entry in documents.entries {
            guard let object = entry.object else { continue }
            checkID(entry, object)
            checkSections(entry.file, object)
            checkSourceIDs(entry.file, object)
            checkReview(entry.file, object)
            checkValues(.object(object), entry.file, at: JSONPointer())
        }
        for items in documents.shared.values {
            checkUniqueIDs(items)
            for item in items { checkValues(.object(item.object), item.file, at: item.pointer) }
        }
        for kind in CollectionKind.all { checkSlugs(documents.entries.filter { $0.kind == kind }) }
    }

    private mutating func fault(_ file: String, _ pointer: JSONPointer, _ message: String) {
        faults.append(ContentFault(file, pointer, message))
    }

    private mutating func checkID(_ entry: Documents.EntryDocument, _ object: JSONObject) {
        guard object["id"]?.string != entry.slug else { return }
        fault(entry.file, JSONPointer().appending("id"), "has to be the file's name, \"\(entry.slug)\"")
    }

    /// An id and an alias are both paths; no two may be the same within a collection.
    private mutating func checkSlugs(_ entries: [Documents.EntryDocument]) {
        var owners: [String: String] = [:]
        for entry in entries { owners[entry.slug] = entry.file }
        for entry in entries {
            for (pointer, alias) in entry.object?.strings("aliases") ?? [] {
                if let owner = owners[alias] {
                    fault(entry.file, pointer, "\"\(alias)\" is the id or an alias of \(owner) already")
                } else {
                    owners[alias] = entry.file
                }
            }
        }
    }

    private mutating func checkSections(_ file: String, _ object: JSONObject) {
        let pointer = JSONPointer().appending("sections")
        checkUniqueIDs(
            (object["sections"]?.array ?? []).enumerated().map { index, value in
                Documents.SharedItem(
                    file: file, pointer: pointer.appending(index), object: value.object ?? JSONObject())
            })
    }

    private mutating func checkUniqueIDs(_ items: [Documents.SharedItem]) {
        var owners: [String: String] = [:]
        for item in items {
            guard let id = item.id else { continue }
            if let owner = owners[id] {
                let other = owner == item.file ? "" : ", first in \(owner)"
                fault(item.file, item.pointer.appending("id"), "\"\(id)\" stands twice\(other)")
            } else {
                owners[id] = item.file
            }
        }
    }

    /// A claim's source has to be among the sources that readers see with the entry.
    private mutating func checkSourceIDs(_ file: String, _ object: JSONObject) {
        guard object["sources"]?.array != nil else { return }
        let sources = object.strings("sources").map(\.text)
        var found: [ContentFault] = []
        JSONValue.object(object).walk { pointer, key, value in
            guard key == "sourceIds", let id = value.string, !sources.contains(id) else { return }
            let suggestion = Suggestion.sentence(for: id, among: sources)
            found.append(ContentFault(file, pointer, "\"\(id)\" is not among the entry's sources.\(suggestion)"))
        }
        faults += found
    }

    private mutating func checkReview(_ file: String, _ object: JSONObject) {
        guard let review = object["review"]?.object,
            let last = review["lastReviewed"]?.string.flatMap(CalendarDate.init),
            let next = review["nextReview"]?.string.flatMap(CalendarDate.init), next <= last
        else { return }
        fault(file, JSONPointer().appending("review").appending("nextReview"), "has to be after lastReviewed")
    }

    private static let dateKeys: Set = ["lastReviewed", "nextReview", "dateModified", "recordedOn"]

    /// Days that do not exist, and ranges that are empty.
    private mutating func checkValues(_ value: JSONValue, _ file: String, at pointer: JSONPointer) {
        var found: [ContentFault] = []
        value.walk(pointer) { pointer, key, value in
            if Self.dateKeys.contains(key), let text = value.string, CalendarDate(text) == nil {
                found.append(ContentFault(file, pointer, "\(text) is not a day of the calendar"))
            }
            if let minimum = value.object?["minimum"]?.integer, let maximum = value.object?["maximum"]?.integer,
                minimum > maximum
            {
                found.append(ContentFault(file, pointer, "its minimum, \(minimum), is above its maximum, \(maximum)"))
            }
        }
        faults += found
    }
}
