import JSON

extension JSONValue {
    /// What stands under `href` and in `links`, at any depth: where an answer leads within this server.
    package var localLinks: [String] {
        switch self {
        case .array(let elements): elements.flatMap(\.localLinks)
        case .object(let object):
            object.members.flatMap { member -> [String] in
                if member.key == "links" { return member.value.object?.members.compactMap(\.value.string) ?? [] }
                if member.key == "href", let href = member.value.string { return [href] }
                return member.value.localLinks
            }
        case .string, .integer, .number, .boolean, .null: []
        }
    }
}
