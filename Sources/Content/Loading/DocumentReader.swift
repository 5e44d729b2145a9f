import JSON
import Locking

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
        var shared: [Documents.SharedFile: [Documents.SharedItem]] = [:]
        for file in Documents.SharedFile.allCases { shared[file] = readShared(file) }
        var documents = Documents(shared: shared)
        let attributes = AttributeReading(schemas: schemas)
        for kind in CollectionKind.all {
            readCollection(kind, into: &documents)
            documents.attributes[kind] = attributes.attributes(of: kind)
        }
        checkNames(
            in: Documents.folder,
            allowed: CollectionKind.all.map(\.folder) + Documents.SharedFile.allCases.map(\.name))
        return documents
    }

    /// The items of all its files, or `nil` if one of them cannot be read.
    private mutating func readShared(_ shared: Documents.SharedFile) -> [Documents.SharedItem]? {
        if shared.mayBeAbsent, !folder.has(shared.path) { return [] }
        let files = shared.isFolder ? jsonFiles(in: shared.path) : [shared.path]
        let schemaPath = shared.isFolder ? "../../Schemas" : "../Schemas"
        var items: [Documents.SharedItem] = []
        var isWhole = !files.isEmpty
        for file in files {
            guard let object = read(file, schema: shared.schema) else {
                isWhole = false
                continue
            }
            checkSchemaKey(object, file, expected: "\(schemaPath)/\(shared.schema)")
            for (index, value) in (object["items"]?.array ?? []).enumerated() {
                let pointer = JSONPointer().appending("items").appending(index)
                items.append(Documents.SharedItem(file: file, pointer: pointer, object: value.object ?? JSONObject()))
            }
        }
        return isWhole ? items : nil
    }

    /// The files of a folder, each as a path; anything but JSON in it is a fault.
    private mutating func jsonFiles(in path: String) -> [String] {
        names(in: path).compactMap { name in
            if name.hasSuffix(Documents.suffix) { return "\(path)/\(name)" }
            faults.append(ContentFault("\(path)/\(name)", JSONPointer(), "only \(Documents.suffix) files belong here"))
            return nil
        }
    }

    /// A collection without a folder has no entries: a folder that is empty does not survive a version control system.
    private mutating func readCollection(_ kind: CollectionKind, into documents: inout Documents) {
        let path = "\(Documents.folder)/\(kind.folder)"
        guard folder.has(path) else { return }
        let read = jsonFiles(in: path).mapOnAllCores(whenAtLeast: ContentRepository.largeEntryCount) {
            [folder, schemas] file in
            var reader = DocumentReader(folder: folder, schemas: schemas)
            let object = reader.read(file, schema: kind.schema)
            if let object { reader.checkSchemaKey(object, file, expected: "../../Schemas/\(kind.schema)") }
            let document = Documents.EntryDocument(
                kind: kind, file: file,
                slug: String(file.dropFirst(path.count + 1).dropLast(Documents.suffix.count)),
                object: object)
            return (document, reader.faults)
        }
        documents.entries += read.map(\.0)
        faults += read.flatMap(\.1)
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
