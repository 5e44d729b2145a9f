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
        var path: String { "\(kind.folder)/\(slug)" }
    }

    /// A file with shared items.
    enum SharedFile: String, CaseIterable {
        case sources, crisisResources = "crisis-resources", safetyNotices = "safety-notices"
        case sponsoredListings = "sponsored-listings"

        var file: String { "\(Documents.folder)/\(rawValue).json" }
        var schema: String { "\(rawValue).schema.json" }
    }

    static let folder = "Content"
    static let suffix = ".json"

    var entries: [EntryDocument] = []
    /// The items of a shared file; absent if the file is broken.
    var shared: [SharedFile: [JSONObject]] = [:]

    /// The ids of a shared file, or `nil` if it could not be read, so that every use of it is not reported as well.
    func ids(of file: SharedFile) -> [String]? {
        shared[file]?.compactMap { $0["id"]?.string }
    }

    func slugs(of kind: CollectionKind) -> [String] {
        entries.filter { $0.kind == kind }.map(\.slug)
    }
}
