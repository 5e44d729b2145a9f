import JSON

/// What documents say about each other: every id has to lead somewhere, and what an entry must carry it must carry.
struct LinkChecks {
    let documents: Documents
    private(set) var faults: [ContentFault] = []

    init(_ documents: Documents) {
        self.documents = documents
    }

    mutating func check() {
        for entry in documents.entries {
            guard let object = entry.object else { continue }
            checkIDs(object, "therapies", entry.file, among: documents.slugs(of: .therapy), "therapy")
            checkIDs(
                object, "relapsePreventionTools", entry.file, among: documents.slugs(of: .relapsePreventionTool), "tool"
            )
            checkShared(object, "sources", entry.file, .sources, "source")
            checkShared(object, "safetyNotices", entry.file, .safetyNotices, "safety notice")
            checkShared(object, "crisis", entry.file, .crisisResources, "crisis line")
            checkRelated(object, entry)
            checkRequirements(.safetyNotices, "safetyNotices", entry, object)
            checkRequirements(.crisisResources, "crisis", entry, object)
        }
        checkSharedItems(.safetyNotices, ["crisis": .crisisResources, "sourceIds": .sources])
        checkSharedItems(.crisisResources, ["sourceIds": .sources])
        checkSharedItems(.sponsoredListings, ["sources": .sources])
    }

    private mutating func checkIDs(
        _ object: JSONObject, _ key: String, _ file: String, at place: JSONPointer = JSONPointer(), among ids: [String],
        _ noun: String
    ) {
        for (index, value) in (object[key]?.array ?? []).enumerated() {
            guard let id = value.string, !ids.contains(id) else { continue }
            let suggestion = Suggestion.sentence(for: id, among: ids)
            faults.append(
                ContentFault(file, place.appending(key).appending(index), "there is no \(noun) \"\(id)\".\(suggestion)")
            )
        }
    }

    private mutating func checkShared(
        _ object: JSONObject, _ key: String, _ file: String, at place: JSONPointer = JSONPointer(),
        _ shared: Documents.SharedFile, _ noun: String
    ) {
        guard let ids = documents.ids(of: shared) else { return }
        checkIDs(object, key, file, at: place, among: ids, noun)
    }

    private mutating func checkRelated(_ object: JSONObject, _ entry: Documents.EntryDocument) {
        for (index, value) in (object["related"]?.array ?? []).enumerated() {
            guard let type = value.object?["type"]?.string, let kind = CollectionKind.named(type),
                let id = value.object?["id"]?.string
            else { continue }
            let slugs = documents.slugs(of: kind)
            let pointer = JSONPointer().appending("related").appending(index).appending("id")
            if !slugs.contains(id) {
                let suggestion = Suggestion.sentence(for: id, among: slugs)
                faults.append(ContentFault(entry.file, pointer, "there is no \(type) \"\(id)\".\(suggestion)"))
            } else if kind == entry.kind, id == entry.slug {
                faults.append(ContentFault(entry.file, pointer, "an entry does not relate to itself"))
            }
        }
    }

    /// The matrix: every notice and line says where it must stand.
    private mutating func checkRequirements(
        _ shared: Documents.SharedFile, _ key: String, _ entry: Documents.EntryDocument, _ object: JSONObject
    ) {
        // A list that is missing or no list at all is a fault of shape, and named as that.
        guard object[key]?.array != nil else { return }
        let carried = object.strings(key).map(\.text)
        for item in documents.shared[shared] ?? [] {
            guard let id = item.id, !carried.contains(id) else { continue }
            let required =
                item.object["requiredOn"] == "all"
                || item.object.strings("requiredOn").contains { $0.text == entry.path }
            guard required else { continue }
            faults.append(
                ContentFault(
                    entry.file, JSONPointer().appending(key), "lacks \"\(id)\", which \(shared.path) requires here"))
        }
    }

    private mutating func checkSharedItems(_ file: Documents.SharedFile, _ references: [String: Documents.SharedFile]) {
        for item in documents.shared[file] ?? [] {
            for (key, shared) in references {
                checkShared(item.object, key, item.file, at: item.pointer, shared, "item of \(shared.path)")
            }
            checkIDs(
                item.object, "requiredOn", item.file, at: item.pointer, among: documents.entryPaths, "entry")
        }
    }
}
