import JSON

/// Reads the attributes of a kind of entry out of its schema, in the order of the schema, objects taken apart.
struct AttributeReading {
    let schemas: SchemaLibrary

    /// Attributes are objects of objects at most.
    private static let depthMaximum = 4

    func attributes(of kind: CollectionKind) -> [AttributeDescription] {
        guard let schema = schemas[document: kind.schema]?.property(kind.attributeKey) else { return [] }
        return leaves(of: schema, at: [kind.attributeKey], label: "", unit: nil)
    }

    private func leaves(of schema: Schema, at path: [String], label: String, unit: String?) -> [AttributeDescription] {
        let target = schema.reference.flatMap { schemas[reference: $0] } ?? schema
        guard !target.properties.isEmpty, path.count <= Self.depthMaximum else {
            return [AttributeDescription(path: path, label: label, unit: unit)]
        }
        return target.properties.filter { $0.key != "facts" }.flatMap { property in
            let words = property.schema.title ?? Self.words(in: property.key)
            return leaves(
                of: property.schema, at: path + [property.key], label: label.isEmpty ? words : "\(label), \(words)",
                unit: property.schema.unit ?? unit)
        }
    }

    /// `overnightStay` is "Overnight stay".
    private static func words(in key: String) -> String {
        var words = ""
        for letter in key {
            if words.isEmpty {
                words += letter.uppercased()
            } else {
                words += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
            }
        }
        return words
    }
}
