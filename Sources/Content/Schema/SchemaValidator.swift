import JSON

/// Holds a value against a schema and collects every fault, each with its place.
///
/// A place is made when there is a fault to name and not on the way to it: nearly all values are well.
struct SchemaValidator {
    typealias Place = () -> JSONPointer

    let schemas: SchemaLibrary
    let file: String
    private(set) var faults: [ContentFault] = []

    /// A schema that refers to itself without end would be our own mistake; content is a dozen levels deep.
    private static let depthMaximum = 64

    init(schemas: SchemaLibrary, file: String) {
        self.schemas = schemas
        self.file = file
    }

    mutating func validate(
        _ value: JSONValue, against schema: Schema, at pointer: @autoclosure Place = JSONPointer(), depth: Int = 0
    ) {
        guard depth < Self.depthMaximum else { return fault(pointer(), "nested too deeply") }
        if let reference = schema.reference {
            guard let target = schemas[reference: reference] else {
                return fault(pointer(), "its schema refers to \"\(reference)\", which does not exist")
            }
            validate(value, against: target, at: pointer(), depth: depth + 1)
        }
        guard hasType(value, schema, pointer()), isAllowed(value, schema, pointer()) else { return }
        switch value {
        case .object(let object): validate(object, against: schema, at: pointer(), depth: depth)
        case .array(let array): validate(array, against: schema, at: pointer(), depth: depth)
        case .string(let string): validate(string, against: schema, at: pointer())
        case .integer(let integer): validate(integer, against: schema, at: pointer())
        case .number, .boolean, .null: break
        }
        if !schema.oneOf.isEmpty { validateOneOf(value, schema.oneOf, at: pointer(), depth: depth) }
    }

    private mutating func fault(_ pointer: @autoclosure Place, _ message: String) {
        faults.append(ContentFault(file, pointer(), message))
    }

    private mutating func hasType(_ value: JSONValue, _ schema: Schema, _ pointer: @autoclosure Place) -> Bool {
        guard let type = schema.type, type.rawValue != value.typeName else { return true }
        fault(pointer(), "has to be of type \(type.rawValue), this is \(value.typeName)")
        return false
    }

    private mutating func isAllowed(_ value: JSONValue, _ schema: Schema, _ pointer: @autoclosure Place) -> Bool {
        if let constant = schema.constant, constant != value {
            fault(pointer(), "has to be \(Self.text(constant))")
            return false
        }
        if let enumeration = schema.enumeration, !enumeration.contains(value) {
            let suggestion = Suggestion.sentence(for: value.string ?? "", among: enumeration.compactMap(\.string))
            fault(pointer(), "has to be one of \(enumeration.map(Self.text).joined(separator: ", ")).\(suggestion)")
            return false
        }
        return true
    }

    private static func text(_ value: JSONValue) -> String { String(decoding: value.encoded(), as: UTF8.self) }

    private mutating func validate(
        _ object: JSONObject, against schema: Schema, at pointer: @autoclosure Place, depth: Int
    ) {
        for key in schema.required where object[key] == nil { fault(pointer(), "lacks \"\(key)\"") }
        if object.members.count < schema.propertyCountMinimum {
            fault(pointer(), "needs at least \(schema.propertyCountMinimum) of its members")
        }
        for member in object.members {
            if let property = schema.property(member.key) {
                validate(
                    member.value, against: property, at: pointer().appending(member.key), depth: depth + 1)
            } else if !schema.allowsOtherProperties {
                let suggestion = Suggestion.sentence(for: member.key, among: schema.properties.map(\.key))
                fault(pointer().appending(member.key), "unknown key \"\(member.key)\".\(suggestion)")
            }
        }
    }

    private mutating func validate(
        _ array: [JSONValue], against schema: Schema, at pointer: @autoclosure Place, depth: Int
    ) {
        if array.count < schema.itemCountMinimum { fault(pointer(), "needs at least \(schema.itemCountMinimum) items") }
        if let maximum = schema.itemCountMaximum, array.count > maximum {
            fault(pointer(), "has more than \(maximum) items")
        }
        for (index, element) in array.enumerated() {
            if schema.itemsAreUnique, array[..<index].contains(element) {
                fault(pointer().appending(index), "stands twice: \(Self.text(element))")
            }
            if let items = schema.items {
                validate(element, against: items, at: pointer().appending(index), depth: depth + 1)
            }
        }
    }

    private mutating func validate(_ string: String, against schema: Schema, at pointer: @autoclosure Place) {
        validateLength(of: string, against: schema, at: pointer())
        if let pattern = schema.pattern, !pattern.matches(string) {
            fault(pointer(), "does not match \(pattern.source)")
        }
    }

    private mutating func validateLength(of string: String, against schema: Schema, at pointer: @autoclosure Place) {
        let maximum = schema.lengthMaximum ?? .max
        // A scalar is one to four bytes, and bytes are counted already: most texts are settled by that.
        let byteCount = string.utf8.count
        if byteCount / 4 >= schema.lengthMinimum, byteCount <= maximum { return }
        let length = string.unicodeScalars.count
        if length < schema.lengthMinimum {
            fault(pointer(), "has \(length) characters, at least \(schema.lengthMinimum) are needed")
        }
        if length > maximum { fault(pointer(), "has \(length) characters, at most \(maximum) are allowed") }
    }

    private mutating func validate(_ integer: Int, against schema: Schema, at pointer: @autoclosure Place) {
        if let minimum = schema.minimum, integer < minimum { fault(pointer(), "is below \(minimum)") }
        if let maximum = schema.maximum, integer > maximum { fault(pointer(), "is above \(maximum)") }
    }

    /// Branches that differ in the constant of their `type` exclude each other, so only the one that the value names is tried.
    private mutating func validateOneOf(
        _ value: JSONValue, _ branches: [Schema], at pointer: @autoclosure Place, depth: Int
    ) {
        if let type = value.object?["type"],
            let named = branches.first(where: { resolved($0).property("type")?.constant == type }),
            branches.allSatisfy({ resolved($0).property("type")?.constant != nil })
        {
            validate(value, against: named, at: pointer(), depth: depth + 1)
        } else {
            validateEveryBranch(value, branches, at: pointer(), depth: depth)
        }
    }

    /// One branch has to fit. If none does, the faults of the branch that was meant are named rather than "no branch fits": the one whose `type`
    /// member is the value's, or else the only one of the value's JSON type.
    private mutating func validateEveryBranch(
        _ value: JSONValue, _ branches: [Schema], at pointer: @autoclosure Place, depth: Int
    ) {
        let results = branches.map { branch in
            var validator = SchemaValidator(schemas: schemas, file: file)
            validator.validate(value, against: branch, at: pointer(), depth: depth + 1)
            return validator.faults
        }
        let fitting = results.filter(\.isEmpty).count
        if fitting == 1 { return }
        if fitting > 1 { return fault(pointer(), "fits more than one of its allowed forms") }
        guard let meant = branches.firstIndex(where: { isMeant($0, by: value) }) else {
            return fault(pointer(), "fits none of its allowed forms")
        }
        faults += results[meant]
    }

    private func resolved(_ branch: Schema) -> Schema {
        branch.reference.flatMap { schemas[reference: $0] } ?? branch
    }

    private func isMeant(_ branch: Schema, by value: JSONValue) -> Bool {
        let branch = resolved(branch)
        if let type = value.object?["type"], let constant = branch.property("type")?.constant {
            return type == constant
        }
        return branch.type?.rawValue == value.typeName && branch.property("type")?.constant == nil
    }
}
