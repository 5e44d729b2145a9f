import Hashing

extension Library {
    /// What tells this content from any other: a hash of the tags of all that is the same for everybody, in JSON.
    var version: String {
        var tags: [UInt8] = []
        for (route, resource) in zip(RouteTable.all, resources) {
            switch resource {
            // Made of all the others, when somebody asks for it.
            case .negotiated where route.endpoint == .description || route.endpoint == .documentation: break
            case .negotiated(let formats): tags += formats.firstEntityTag ?? []
            case .items(let shelf):
                for case .formats(let formats) in shelf.items.values { tags += formats.firstEntityTag ?? [] }
            case .list(let list):
                tags += list.start.firstEntityTag ?? []
                // What is on later pages, in lists whose items have no answer of their own.
                for item in list.table.items { tags += item.summary.digest }
            // Sections are in their entries, and changes in what they changed.
            case .made, .sectionLists, .sections, .inStore, .inSearch: break
            }
        }
        return Digest.sha256(tags).hexadecimal(byteCount: 8)
    }
}
