import JSON
import Locking

/// What one document can get wrong by itself, beyond its shape.
struct DocumentChecks {
    private let takenPaths: Set<String>
    private(set) var faults: [ContentFault] = []

    init(takenPaths: Set<String>) { self.takenPaths = takenPaths }

    mutating func check(_ documents: Documents) {
        faults += documents.entries.mapOnAllCores(whenAtLeast: ContentRepository.largeEntryCount) {
            [takenPaths] entry in
            var checks = DocumentChecks(takenPaths: takenPaths)
            checks.check(entry)
            return checks.faults
        }.flatMap(\.self)
        for items in documents.shared.values {
            checkUniqueIDs(items)
            for item in items { checkValues(.object(item.object), item.file, at: item.pointer, sources: nil) }
        }
        for kind in CollectionKind.all { checkSlugs(documents.entries.filter { $0.kind == kind }) }
    }

    private mutating func check(_ entry: Documents.EntryDocument) {
        guard let object = entry.object else { return }
        checkID(entry, object)
        checkPaths(entry, object)
        checkSections(entry.file, object)
        checkReview(entry.file, object)
        checkValues(.object(object), entry.file, sources: object["sources"]?.array)
    }

    private mutating func fault(_ file: String, _ pointer: JSONPointer, _ message: String) {
        faults.append(ContentFault(file, pointer, message))
    }

    private mutating func checkID(_ entry: Documents.EntryDocument, _ object: JSONObject) {
        guard object["id"]?.string != entry.slug else { return }
        fault(entry.file, JSONPointer().appending("id"), "has to be the file's name, \"\(entry.slug)\"")
    }

    /// What else is served at a path hides an entry there.
    private mutating func checkPaths(_ entry: Documents.EntryDocument, _ object: JSONObject) {
        let id = (JSONPointer().appending("id"), entry.slug)
        for (pointer, name) in [id] + object.strings("aliases") {
            let path = "/" + entry.kind.path(of: name)
            guard takenPaths.contains(path) else { continue }
            fault(entry.file, pointer, "\"\(name)\" would stand at \(path), where the API has something else")
        }
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

    private mutating func checkReview(_ file: String, _ object: JSONObject) {
        guard let review = object["review"]?.object,
            let last = review["lastReviewed"]?.string.flatMap(CalendarDate.init),
            let next = review["nextReview"]?.string.flatMap(CalendarDate.init), next <= last
        else { return }
        fault(file, JSONPointer().appending("review").appending("nextReview"), "has to be after lastReviewed")
    }

    private static let dateKeys: Set = ["lastReviewed", "nextReview", "dateModified", "recordedOn"]

    /// Days that do not exist, ranges that are empty, and sources of a claim that readers do not see with the entry.
    private mutating func checkValues(
        _ value: JSONValue, _ file: String, at pointer: JSONPointer = JSONPointer(), sources: [JSONValue]?
    ) {
        var found: [ContentFault] = []
        value.walk(pointer) { pointer, key, value in
            switch value {
            case .string(let text):
                if Self.dateKeys.contains(key), CalendarDate(text) == nil {
                    found.append(ContentFault(file, pointer, "\(text) is not a day of the calendar"))
                } else if key == "sourceIds", let sources, !sources.contains(value) {
                    let suggestion = Suggestion.sentence(for: text, among: sources.compactMap(\.string))
                    let message = "\"\(text)\" is not among the entry's sources.\(suggestion)"
                    found.append(ContentFault(file, pointer, message))
                }
            case .object(let object):
                if let minimum = object["minimum"]?.integer, let maximum = object["maximum"]?.integer,
                    minimum > maximum
                {
                    let message = "its minimum, \(minimum), is above its maximum, \(maximum)"
                    found.append(ContentFault(file, pointer, message))
                }
            case .array, .integer, .number, .boolean, .null: break
            }
        }
        faults += found
    }
}
