import Content
import JSON

/// What can be said of entries of one collection side by side: their typed attributes, row by row, their evidence, and where they are spoken of
/// together. It knows nothing of what the attributes mean; the schema of the kind says what they are called.
struct Comparison: Sendable {
    private let kind: CollectionKind
    private let entries: [Entry]
    /// What lists say of each.
    private let summaries: [JSONObject]
    private let attributes: [AttributeDescription]
    private let mentions: Mentions

    init(of kind: CollectionKind, in content: ContentRepository, _ encodings: EntryEncodings) {
        self.kind = kind
        entries = content.collection(kind).entries
        summaries = encodings.entries(of: kind).map { FieldSelection.summary.object(from: $0.object) }
        attributes = content.attributes(of: kind)
        mentions = Mentions(of: kind, in: content)
    }

    /// The entries at these places of the collection, in this order, at `href`. `aliases` are the names that somebody asked by.
    func object(of places: [Int], aliases: [(alias: String, id: String)], at href: String) -> JSONObject {
        let compared = places.map { entries[$0] }
        var object: JSONObject = [
            "ids": .array(compared.map { .string($0.id) }),
            "items": .array(places.map { .object(summaries[$0]) }),
        ]
        object.set(
            "resolvedAliases", aliases.map { ["alias": .string($0.alias), "id": .string($0.id)] as JSONObject })
        object["attributes"] = .array(rows(of: compared).map(JSONValue.object))
        object["evidence"] = .object(evidence(of: compared))
        object["relations"] = .array(relations(between: compared).map(JSONValue.object))
        object["prose"] = .array(mentions.passages(about: places).map { .object(prose($0, places)) })
        object.set("crisis", crisis(of: compared))
        object["links"] = ["self": .string(href), "collection": .string(kind.href)]
        return object
    }

    // MARK: Attributes

    /// A row for each attribute that at least one of them has.
    private func rows(of compared: [Entry]) -> [JSONObject] {
        attributes.compactMap { attribute in
            let values = compared.map { value(of: $0, at: attribute.path) }
            guard values.contains(where: { $0 != nil }) else { return nil }
            var row: JSONObject = [
                "key": .string(attribute.path.joined(separator: ".")), "label": .string(attribute.label),
            ]
            row.set("unit", attribute.unit)
            row["values"] = .object(byID(compared, values))
            row["differs"] = .boolean(Self.differ(values))
            return row
        }
    }

    private func value(of entry: Entry, at path: [String]) -> JSONValue? {
        // The first key is that of the attributes themselves.
        path.dropFirst().reduce(.object(entry.attributes) as JSONValue?) { $0?.object?[$1] }
    }

    private func byID(_ compared: [Entry], _ values: [JSONValue?]) -> JSONObject {
        var object = JSONObject()
        for (entry, value) in zip(compared, values) { object[entry.id] = value }
        return object
    }

    /// Lists of attributes are sets, in whatever order they were written.
    private static func differ(_ values: [JSONValue?]) -> Bool {
        let sorted = values.map { value in
            value.map { value in
                value.array.map { .array($0.sorted { $0.encoded().lexicographicallyPrecedes($1.encoded()) }) } ?? value
            }
        }
        return sorted.dropFirst().contains { $0 != sorted.first }
    }

    // MARK: The rest

    private func evidence(of compared: [Entry]) -> JSONObject {
        [
            "values": .object(byID(compared, compared.map { .object($0.evidence.representation) })),
            "differs": .boolean(Self.differ(compared.map { .string($0.evidence.level) })),
        ]
    }

    /// How they relate to each other, read from each side.
    private func relations(between compared: [Entry]) -> [JSONObject] {
        compared.flatMap { entry in
            entry.related.filter { related in
                related.link.kind == kind && compared.contains { $0.id == related.link.id }
            }.map { related in
                [
                    "from": .string(entry.id), "relation": .string(related.relation),
                    "to": .string(related.link.id),
                ]
            }
        }
    }

    private func prose(_ passage: Mentions.Passage, _ places: [Int]) -> JSONObject {
        var object = passage.link.representation
        if let section = passage.section {
            var part: JSONObject = ["id": .string(section.id), "title": .string(section.title)]
            part.set("href", RouteTable.section(section.id, of: passage.link))
            object["section"] = .object(part)
        }
        object.set("about", places.filter { passage.places.contains($0) }.map { entries[$0].id })
        return object
    }

    /// Every line that one of them shows, each once.
    private func crisis(of compared: [Entry]) -> [JSONObject] {
        var seen: Set<String> = []
        return compared.flatMap(\.crisis).filter { seen.insert($0.id).inserted }.map(\.summary)
    }
}
