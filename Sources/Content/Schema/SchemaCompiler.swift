import JSON

/// Makes ``Schema`` values of schema documents. A keyword that it does not know is a fault: what is not enforced shall not look as if it were.
struct SchemaCompiler {
    let file: String
    /// The document's name, for references within it.
    let document: String
    private(set) var faults: [ContentFault] = []

    init(file: String, document: String) {
        self.file = file
        self.document = document
    }

    mutating func compile(_ value: JSONValue, at pointer: JSONPointer = JSONPointer()) -> Schema {
        let schema = Schema()
        guard let object = value.object else {
            fault(pointer, "a schema has to be an object, this is \(value.typeName)")
            return schema
        }
        for (key, value) in object.members { apply(key, value, at: pointer.appending(key), to: schema) }
        return schema
    }

    private mutating func apply(_ key: String, _ value: JSONValue, at pointer: JSONPointer, to schema: Schema) {
        switch (key, value) {
        case ("$schema", _), ("$id", _), ("description", _), ("$defs", _): break
        case ("title", .string(let title)): schema.title = title
        case ("x-unit", .string(let unit)): schema.unit = unit
        case ("type", .string(let name)):
            schema.type = Schema.ValueType(rawValue: name)
            if schema.type == nil { fault(pointer, "type \"\(name)\" is not one that is checked") }
        case ("const", _): schema.constant = value
        case ("enum", .array(let values)): schema.enumeration = values
        case ("$ref", .string(let reference)):
            schema.reference = reference.hasPrefix("#") ? document + reference : reference
        case ("oneOf", .array(let branches)):
            schema.oneOf = branches.enumerated().map { compile($1, at: pointer.appending($0)) }
        case ("properties", .object(let properties)):
            schema.properties = properties.members.map { ($0.key, compile($0.value, at: pointer.appending($0.key))) }
        case ("required", .array(let keys)): schema.required = keys.compactMap(\.string)
        case ("additionalProperties", .boolean(let allows)): schema.allowsOtherProperties = allows
        case ("items", .object): schema.items = compile(value, at: pointer)
        case ("uniqueItems", .boolean(let isUnique)): schema.itemsAreUnique = isUnique
        case ("pattern", .string(let source)):
            schema.pattern = Pattern(source)
            if schema.pattern == nil { fault(pointer, "not a regular expression") }
        case (_, .integer(let number)): applyBound(key, number, at: pointer, to: schema)
        default: fault(pointer, "a keyword or a form of it that is not checked")
        }
    }

    private mutating func applyBound(_ key: String, _ number: Int, at pointer: JSONPointer, to schema: Schema) {
        switch key {
        case "minProperties": schema.propertyCountMinimum = number
        case "minItems": schema.itemCountMinimum = number
        case "maxItems": schema.itemCountMaximum = number
        case "minLength": schema.lengthMinimum = number
        case "maxLength": schema.lengthMaximum = number
        case "minimum": schema.minimum = number
        case "maximum": schema.maximum = number
        default: fault(pointer, "a keyword or a form of it that is not checked")
        }
    }

    private mutating func fault(_ pointer: JSONPointer, _ message: String) {
        faults.append(ContentFault(file, pointer, message))
    }
}
