import JSON

/// What documents say about each other: every id has to lead somewhere, and what an entry must carry it must carry.
struct LinkChecks {
    private let documents: Documents
    private let ids: [Documents.SharedFile: Set<String>]
    /// Of every entry that exists or that the source article calls for: one that is missing is a fault once, not in every place that names it.
    private let paths: Set<String>
    private(set) var faults: [ContentFault] = []

    init(_ documents: Documents) {
        self.documents = documents
        ids = documents.shared.mapValues { Set($0.compactMap(\.id)) }
        paths = Set(documents.entries.map(\.path) + documents.sourceTitles.map(\.path))
    }

    mutating func check() {
        let notices = RequiredItems(.safetyNotices, in: documents)
        let lines = RequiredItems(.crisisResources, in: documents)
        for entry in documents.entries {
            guard let object = entry.object else { continue }
            checkIDs(object, "sources", entry.file, .sources, "source")
            checkIDs(object, "safetyNotices", entry.file, .safetyNotices, "safety notice")
            checkIDs(object, "crisis", entry.file, .crisisResources, "crisis line")
            checkRequirements(notices, "safetyNotices", entry, object)
            checkRequirements(lines, "crisis", entry, object)
        }
        checkSharedItems(.safetyNotices, ["crisis": .crisisResources, "sourceIds": .sources])
        checkSharedItems(.crisisResources, ["sourceIds": .sources])
        checkSharedItems(.sponsoredListings, ["sources": .sources])
        checkSharedItems(.synonyms, ["crisis": .crisisResources])
        checkSharedItems(.crisisWords, ["crisis": .crisisResources])
        checkSynonyms()
        checkRelations()
        checkSourceTitles()
    }

    private mutating func checkSynonyms() {
        for item in documents.shared[.synonyms] ?? []
        where item.object["entries"] == nil && item.object["crisis"] == nil {
            faults.append(ContentFault(item.file, item.pointer, "leads nowhere: it needs \"entries\" or \"crisis\""))
        }
    }

    /// Nothing is said of a shared file that could not be read: every use of it would be reported as well.
    private mutating func checkIDs(
        _ object: JSONObject, _ key: String, _ file: String, at place: JSONPointer = JSONPointer(),
        _ shared: Documents.SharedFile, _ noun: String
    ) {
        guard let known = ids[shared] else { return }
        for (pointer, id) in object.strings(key, at: place) where !known.contains(id) {
            addUnknown(id, noun, among: known, file, pointer)
        }
    }

    private mutating func checkPaths(_ strings: [(pointer: JSONPointer, text: String)], _ file: String) {
        for (pointer, path) in strings where !paths.contains(path) {
            addUnknown(path, "entry", among: paths, file, pointer)
        }
    }

    private mutating func addUnknown(
        _ id: String, _ noun: String, among known: Set<String>, _ file: String, _ pointer: JSONPointer
    ) {
        let suggestion = Suggestion.sentence(for: id, among: known.sorted())
        faults.append(ContentFault(file, pointer, "there is no \(noun) \"\(id)\".\(suggestion)"))
    }

    /// The matrix: every notice and line says where it must stand.
    private mutating func checkRequirements(
        _ required: RequiredItems, _ key: String, _ entry: Documents.EntryDocument, _ object: JSONObject
    ) {
        // A list that is missing or no list at all is a fault of shape, and named as that.
        guard object[key]?.array != nil else { return }
        let carried = object.strings(key).map(\.text)
        for id in required.ids(on: entry.path) where !carried.contains(id) {
            faults.append(
                ContentFault(
                    entry.file, JSONPointer().appending(key), "lacks \"\(id)\", which \(required.path) requires here"))
        }
        if let first = required.first(on: entry.path), carried.contains(first), carried.first != first {
            faults.append(
                ContentFault(
                    entry.file, JSONPointer().appending(key).appending(0),
                    "has to be \"\(first)\", which \(required.path) wants first here"))
        }
    }

    private mutating func checkSharedItems(_ file: Documents.SharedFile, _ references: [String: Documents.SharedFile]) {
        for item in documents.shared[file] ?? [] {
            for (key, shared) in references {
                checkIDs(item.object, key, item.file, at: item.pointer, shared, "item of \(shared.path)")
            }
            checkPaths(item.object.strings("requiredOn", at: item.pointer), item.file)
            checkPaths(item.object.strings("firstOn", at: item.pointer), item.file)
            checkPaths(item.object.strings("entries", at: item.pointer), item.file)
        }
    }

    /// The menu must not lead nowhere. A collection without any entry is one that is not published yet.
    private mutating func checkSourceTitles() {
        let existing = Set(documents.entries.map(\.path))
        let published = Set(documents.entries.map { $0.kind.folder })
        for source in documents.sourceTitles where !existing.contains(source.path) {
            let folder = source.path.split(separator: "/").first.map(String.init) ?? ""
            let isPublished = published.contains(folder) || !CollectionKind.all.contains { $0.folder == folder }
            guard isPublished else { continue }
            addUnknown(source.path, "entry", among: existing, source.file, source.pointer.appending("entry"))
        }
    }

    private mutating func checkRelations() {
        faults += documents.relations.faults
        for item in documents.shared[.relations] ?? [] {
            let from = item.object["from"]?.string.map { [(item.pointer.appending("from"), $0)] } ?? []
            checkPaths(from + item.object.strings("to", at: item.pointer), item.file)
        }
    }
}
