import JSON
import Locking

/// The published material: every entry, checked against its schema and against all others.
///
/// It is a value that never changes. Loading again makes another one.
package struct ContentRepository: Sendable {
    /// From here on, what is made of entries one by one is worth the other cores. Below, they save no time at a start, and leave the heap in pieces.
    package static let largeEntryCount = 250

    /// One for each kind, in the order of ``CollectionKind/all``.
    package let collections: [Collection]
    /// In the order of their file, the most urgent first.
    package let crisisResources: [CrisisResource]
    package let safetyNotices: [SafetyNotice]
    package let navigation: Navigation
    package let sponsoredListings: [SponsoredListing]
    package let sources: [Source]
    package let synonyms: [Synonym]
    package let crisisWords: [CrisisWords]
    package let changes: ChangeLedger
    private let attributes: [CollectionKind: [AttributeDescription]]

    /// Every entry, collection after collection. The position of an entry in it is how search names the entry.
    package var entries: [Entry] { collections.flatMap(\.entries) }

    package func collection(_ kind: CollectionKind) -> Collection {
        collections.first { $0.kind == kind } ?? Collection(kind: kind, entries: [])
    }

    /// What the attributes of a kind of entry are called, in the order of its schema.
    package func attributes(of kind: CollectionKind) -> [AttributeDescription] { attributes[kind] ?? [] }

    /// Reads and checks all content and schemas below `path`, the resources folder.
    ///
    /// Throws every fault at once; with one fault nothing is loaded, since half of a page about withdrawal is worse than an error. No entry may stand at one
    /// of `takenPaths`, where something else is served.
    package static func load(
        resources path: String, takenPaths: Set<String> = []
    ) throws(ContentFaults) -> ContentRepository {
        let (documents, faults) = read(resources: path, takenPaths)
        guard faults.isEmpty else { throw ContentFaults(faults) }
        do throws(ContentFault) {
            return try ContentRepository(documents)
        } catch {
            throw ContentFaults([error])
        }
    }

    /// Does what ``load(resources:takenPaths:)`` does, and then what an editor would: words, figures, lengths, titles and, as warnings, reviews overdue on `today`.
    package static func inspect(
        resources path: String, takenPaths: Set<String> = [], today: CalendarDate
    ) -> ContentInspection {
        let (documents, faults) = read(resources: path, takenPaths)
        var editorialChecks = EditorialChecks(documents)
        editorialChecks.check(documents)
        var reviewChecks = ReviewChecks(today: today)
        reviewChecks.check(documents)
        var found = ContentFaults(faults + editorialChecks.faults)
        var content: ContentRepository?
        if faults.isEmpty {
            do throws(ContentFault) {
                content = try ContentRepository(documents)
            } catch {
                found = ContentFaults(found.faults + [error])
            }
        }
        let warnings = ContentFaults(reviewChecks.warnings).faults
        let unrecorded = content.map { UnrecordedChanges(documents, $0.changes) }
        return ContentInspection(faults: found.faults, warnings: warnings, unrecorded: unrecorded, content: content)
    }

    /// All documents, and what is wrong with them and between them.
    private static func read(resources path: String, _ takenPaths: Set<String>) -> (Documents, [ContentFault]) {
        let folder = ResourceFolder(path: path)
        var faults: [ContentFault] = []
        let schemas = SchemaLibrary.load(from: folder, faults: &faults)
        var reader = DocumentReader(folder: folder, schemas: schemas)
        let documents = reader.read()
        var documentChecks = DocumentChecks(takenPaths: takenPaths)
        documentChecks.check(documents)
        var linkChecks = LinkChecks(documents)
        linkChecks.check()
        var openingChecks = OpeningChecks()
        openingChecks.check(documents)
        var ledgerChecks = LedgerChecks()
        ledgerChecks.check(documents)
        faults += reader.faults + documentChecks.faults + linkChecks.faults + openingChecks.faults + ledgerChecks.faults
        return (documents, faults)
    }

    /// Reads a file beside the content that has to hold a JSON object.
    package static func readObject(_ file: String, resources path: String) throws(ContentFaults) -> JSONObject {
        var faults: [ContentFault] = []
        let value = JSONFile.read(file, from: ResourceFolder(path: path), faults: &faults)
        guard let object = value?.object else {
            throw ContentFaults(faults.isEmpty ? [ContentFault(file, JSONPointer(), "has to hold an object")] : faults)
        }
        return object
    }

    private init(_ documents: Documents) throws(ContentFault) {
        var references = References(relations: documents.relations)
        attributes = documents.attributes
        sources = try Self.read(.sources, documents) { reader throws(ContentFault) in try Source(reader) }
        for source in sources { references.sources[source.id] = source }
        crisisResources = try Self.read(.crisisResources, documents) { [references] reader throws(ContentFault) in
            try CrisisResource(reader, references.sources)
        }
        for line in crisisResources { references.crisisResources[line.id] = line }
        safetyNotices = try Self.read(.safetyNotices, documents) { reader throws(ContentFault) in
            try SafetyNotice(reader)
        }
        for notice in safetyNotices { references.safetyNotices[notice.id] = notice }
        sponsoredListings = try Self.read(.sponsoredListings, documents) { [references] reader throws(ContentFault) in
            try SponsoredListing(reader, references.sources)
        }
        changes = ChangeLedger(
            try Self.read(.changes, documents) { reader throws(ContentFault) in try Change(reader) })
        for entry in documents.entries {
            guard let title = entry.object?["title"]?.string else { continue }
            references.links[entry.path] = EntryLink(kind: entry.kind, id: entry.slug, title: title)
        }
        navigation = Navigation(
            clusters: try Self.read(.navigation, documents) { [references] reader throws(ContentFault) in
                try Navigation.Cluster(reader, references.links)
            })
        synonyms = try Self.read(.synonyms, documents) { [references] reader throws(ContentFault) in
            try Synonym(reader, references)
        }
        crisisWords = try Self.read(.crisisWords, documents) { [references] reader throws(ContentFault) in
            try CrisisWords(reader, references.crisisResources)
        }
        collections = try CollectionKind.all.map { [references] kind throws(ContentFault) in
            let documents = documents.entries.filter { $0.kind == kind }
            let entries = try documents.mapOnAllCores(whenAtLeast: ContentRepository.largeEntryCount) {
                document throws(ContentFault) in
                try Entry(MemberReader(document.object ?? JSONObject(), document.file), kind, references)
            }
            return Collection(kind: kind, entries: entries)
        }
    }

    private static func read<Item>(
        _ file: Documents.SharedFile, _ documents: Documents, _ make: (MemberReader) throws(ContentFault) -> Item
    ) throws(ContentFault) -> [Item] {
        var items: [Item] = []
        for item in documents.shared[file] ?? [] {
            items.append(try make(MemberReader(item.object, item.file, item.pointer)))
        }
        return items
    }
}
