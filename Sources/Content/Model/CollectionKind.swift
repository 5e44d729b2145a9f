/// A kind of entry. A new collection is a row in ``all``, a schema and a folder.
package struct CollectionKind: Hashable, Sendable {
    /// What the contract calls an entry's `type`.
    package let type: String
    /// The folder in `Content`, and the first segment of its URLs.
    package let folder: String
    package let title: String
    /// The key under which an entry has the attributes of its kind.
    package let attributeKey: String
    /// Its file in `Schemas`.
    package let schema: String

    package static let program = CollectionKind(
        type: "program", folder: "programs", title: "Programs", attributeKey: "care", schema: "program.schema.json")
    package static let therapy = CollectionKind(
        type: "therapy", folder: "therapies", title: "Therapies", attributeKey: "delivery",
        schema: "therapy.schema.json")
    package static let relapsePreventionTool = CollectionKind(
        type: "relapsePreventionTool", folder: "relapse-prevention-tools", title: "Relapse-prevention tools",
        attributeKey: "practice", schema: "relapse-prevention-tool.schema.json")

    /// In the order of the index.
    package static let all = [program, therapy, relapsePreventionTool]

    static func named(_ type: String) -> CollectionKind? { all.first { $0.type == type } }
}
