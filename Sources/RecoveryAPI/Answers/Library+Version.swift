import Hashing

extension Library {
    /// What tells this content from any other: a hash of the tags of all that is the same for everybody. It changes with the API description, too.
    var version: String {
        var tags: [UInt8] = []
        for resource in resources {
            switch resource {
            case .single(let representation): tags += representation.validators.entityTag
            case .items(let shelf):
                for case .representation(let representation) in shelf.items.values {
                    tags += representation.validators.entityTag
                }
            case .list(let list):
                tags += list.start.validators.entityTag
                // What is on later pages, in lists whose items have no answer of their own.
                for item in list.table.items { tags += item.summary.digest }
            case .inStore, .inSearch: break
            }
        }
        return Digest.sha256(tags).hexadecimal(byteCount: 8)
    }
}
