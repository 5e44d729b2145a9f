import JSON

/// All schema documents, compiled, with what their `$defs` hold.
struct SchemaLibrary: Sendable {
    static let folder = "Schemas"
    private static let suffix = ".schema.json"

    private var documents: [String: Schema] = [:]
    private var definitions: [String: Schema] = [:]

    /// Reads every schema of the folder.
    static func load(from folder: ResourceFolder, faults: inout [ContentFault]) -> SchemaLibrary {
        var library = SchemaLibrary()
        do {
            for name in try folder.names(in: Self.folder) where name.hasSuffix(suffix) {
                let file = "\(Self.folder)/\(name)"
                guard let value = JSONFile.read(file, from: folder, faults: &faults) else { continue }
                library.add(value, named: name, file: file, faults: &faults)
            }
        } catch {
            faults.append(ContentFault(Self.folder, JSONPointer(), error.message))
        }
        return library
    }

    private mutating func add(_ value: JSONValue, named name: String, file: String, faults: inout [ContentFault]) {
        var compiler = SchemaCompiler(file: file, document: name)
        documents[name] = compiler.compile(value)
        for (key, value) in value.object?["$defs"]?.object?.members ?? [] {
            let pointer = JSONPointer().appending("$defs").appending(key)
            definitions["\(name)#\(pointer)"] = compiler.compile(value, at: pointer)
        }
        faults += compiler.faults
    }

    subscript(document name: String) -> Schema? { documents[name] }

    /// What a `$ref` leads to.
    subscript(reference reference: String) -> Schema? { definitions[reference] }
}
