import JSON

/// Reads all files and holds each against its schema.
struct DocumentReader {
    let folder: ResourceFolder
    let schemas: SchemaLibrary
    private(set) var faults: [ContentFault] = []

    init(folder: ResourceFolder, schemas: SchemaLibrary) {
        self.folder = folder
        self.schemas = schemas
    }

    mutating func read() -> Documents {
        var documents = Documents()
        for file in Documents.SharedFile.allCases {
            guard let object = read(file.file, schema: file.schema) else { continue }
            documents.shared[file] = object["items"]?.array?.map { $0.object ?? JSONObject() } ?? []
            checkSchemaKey(object, file.file, expected: "../Schemas/\(file.schema)")
        }
        for kind in CollectionKind.all { readCollection(kind, into: &documents) }
        checkNames(
            in: Documents.folder,
            allowed: CollectionKind.all.map(\.folder)
                + Documents.SharedFile.allCases.map { $0.rawValue + Documents.suffix })
        return documents
    }

    private mutating func readCollection(_ kind: CollectionKind, into documents: inout Documents) {
        let path = "\(Documents.folder)/\(kind.folder)"
        for name in names(in: path) {
            let file = "\(path)/\(name)"
            guard name.hasSuffix(Documents.suffix) else {
                faults.append(ContentFault(file, JSONPointer(), "only \(Documents.suffix) files belong here"))
                continue
            }
            let object = read(file, schema: kind.schema)
            if let object { checkSchemaKey(object, file, expected: "../../Schemas/\(kind.schema)") }
            documents.entries.append(
                Documents.EntryDocument(
                    kind: kind, file: file, slug: String(name.dropLast(Documents.suffix.count)), object: object))
        }
    }

    /// The file's object, whatever its faults of shape: what else is wrong with it shall be said at once too.
    private mutating func read(_ file: String, schema name: String) -> JSONObject? {
        guard let value = JSONFile.read(file, from: folder, faults: &faults) else { return nil }
        guard let schema = schemas[document: name] else {
            faults.append(ContentFault("\(SchemaLibrary.folder)/\(name)", JSONPointer(), "is missing"))
            return nil
        }
        var validator = SchemaValidator(schemas: schemas, file: file)
        validator.validate(value, against: schema)
        faults += validator.faults
        return value.object
    }

    /// Editors find the schema by this key; a wrong one would complete and check the wrong things.
    private mutating func checkSchemaKey(_ object: JSONObject, _ file: String, expected: String) {
        guard object["$schema"]?.string != expected else { return }
        faults.append(ContentFault(file, JSONPointer().appending("$schema"), "has to be \"\(expected)\""))
    }

    private mutating func names(in path: String) -> [String] {
        do {
            return try folder.names(in: path)
        } catch {
            faults.append(ContentFault(path, JSONPointer(), error.message))
            return []
        }
    }

    private mutating func checkNames(in path: String, allowed: [String]) {
        for name in names(in: path) where !allowed.contains(name) {
            let suggestion = Suggestion.sentence(for: name, among: allowed)
            faults.append(
                ContentFault("\(path)/\(name)", JSONPointer(), "nothing of this name belongs here.\(suggestion)"))
        }
    }
}
