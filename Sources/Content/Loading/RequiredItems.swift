import JSON

/// Where the items of a shared file must stand, by entry: the safety matrix, read once.
struct RequiredItems {
    /// Of the file, for messages.
    let path: String
    private var everywhere: [String] = []
    private var byEntry: [String: [String]] = [:]
    private var firstByEntry: [String: String] = [:]

    init(_ file: Documents.SharedFile, in documents: Documents) {
        path = file.path
        for item in documents.shared[file] ?? [] {
            guard let id = item.id else { continue }
            if item.object["requiredOn"] == "all" { everywhere.append(id) }
            for (_, entry) in item.object.strings("requiredOn") { byEntry[entry, default: []].append(id) }
            for (_, entry) in item.object.strings("firstOn") { firstByEntry[entry] = id }
        }
    }

    func ids(on entry: String) -> [String] { everywhere + (byEntry[entry] ?? []) }

    /// What has to stand before all else.
    func first(on entry: String) -> String? { firstByEntry[entry] }
}
