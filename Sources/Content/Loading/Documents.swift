import JSON

/// Everything that was read, before anything refers to anything: entries and shared files as JSON that fits its schema.
struct Documents {
    /// An entry's file.
    struct EntryDocument {
        let kind: CollectionKind
        let file: String
        /// The file's name without its suffix, which the id has to be.
        let slug: String
        /// `nil` if the file is broken. It still exists, so that links to it are not broken as well.
        let object: JSONObject?

        /// How requirements name it.
        var path: String { kind.path(of: slug) }
    }

    /// What entries share: a file with items, or a folder of such files.
    enum SharedFile: String, CaseIterable {
        case sources, crisisResources = "crisis-resources", safetyNotices = "safety-notices"
        case sponsoredListings = "sponsored-listings", navigation, articleTitles = "article-titles"
        case relations, relationTypes = "relation-types"
        case language, numeralNames = "numeral-names"
        case synonyms, crisisWords = "crisis-words"
        case changes

        /// Sources are many and come with the entries that cite them, and changes never end, so they stand in several files, which count as one list.
        var isFolder: Bool { self == .sources || self == .changes }
        /// Content whose changes nobody has recorded yet is content all the same.
        var mayBeAbsent: Bool { self == .changes }
        /// In the content folder.
        var name: String { isFolder ? rawValue : rawValue + Documents.suffix }
        var path: String { "\(Documents.folder)/\(name)" }
        var schema: String { "\(rawValue).schema.json" }
    }

    /// One item of a shared file, with its place.
    struct SharedItem {
        let file: String
        let pointer: JSONPointer
        let object: JSONObject

        var id: String? { object["id"]?.string }
    }

    /// A title that the source article has.
    struct SourceTitle {
        let file: String
        let pointer: JSONPointer
        let title: String
        /// `collection/id`.
        let path: String

        init?(_ file: String, _ pointer: JSONPointer, _ object: JSONObject?) {
            guard let title = object?["title"]?.string, let path = object?["entry"]?.string else { return nil }
            self.file = file
            self.pointer = pointer
            self.title = title
            self.path = path
        }
    }

    static let folder = "Content"
    static let suffix = ".json"

    var entries: [EntryDocument] = []
    /// What the schemas call the attributes of each kind.
    var attributes: [CollectionKind: [AttributeDescription]] = [:]
    /// The items of a shared file; absent if a file of it is broken.
    let shared: [SharedFile: [SharedItem]]
    let relations: RelationTable

    init(shared: [SharedFile: [SharedItem]]) {
        self.shared = shared
        relations = RelationTable(shared)
    }

    /// The titles of the source article with the paths of the entries that carry them: the menu's first, then the others.
    var sourceTitles: [SourceTitle] {
        let groups = (shared[.navigation] ?? []).map {
            ($0, $0.pointer.appending("entries"), $0.object["entries"]?.array)
        }
        let menu = groups.flatMap { item, pointer, entries in
            (entries ?? []).enumerated().compactMap { index, value in
                SourceTitle(item.file, pointer.appending(index), value.object)
            }
        }
        return menu + (shared[.articleTitles] ?? []).compactMap { SourceTitle($0.file, $0.pointer, $0.object) }
    }
}
