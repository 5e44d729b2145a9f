import Content
import JSON
import RecoveryAPI
import TestSupport
import Testing

@Suite("The OpenAPI description")
struct DescriptionTests {
    @Test("Has the paths that the route table has, no more and no fewer")
    func hasThePaths() throws {
        let paths = try #require(try TestAPI.send("/openapi.json").json()["paths"]?.object)
        #expect(paths.keys.sorted() == RouteTable.patterns.sorted())
        for (path, item) in paths.members {
            #expect(item.object.map { Set($0.keys) } == RouteTable.methods[path], "\(path)")
        }
    }

    @Test("Its paths without a place are those that no entry can have")
    func namesFixedPaths() throws {
        let paths = try #require(try TestAPI.send("/openapi.json").json()["paths"]?.object).keys
        #expect(RouteTable.fixedPaths == Set(paths.filter { !$0.contains("{") }))
        #expect(RouteTable.fixedPaths.contains("/programs/compare"))
    }

    @Test("Is of the server's version, in OpenAPI 3.1")
    func hasTheVersion() throws {
        let description = try TestAPI.send("/openapi.json").json()
        #expect(description.text("info", "version") == ServerVersion.number)
        #expect(description.text("openapi")?.hasPrefix("3.1.") == true)
    }

    @Test("Refers to nothing that it does not have")
    func resolvesReferences() throws {
        let body = try TestAPI.send("/openapi.json").body
        let description = try JSONValue.parse(body)
        let references = Set(description.references)
        #expect(references.count > 10)
        for reference in references {
            var value: JSONValue? = description
            for key in reference.split(separator: "/").dropFirst() { value = value?.object?[String(key)] }
            #expect(value != nil, "\(reference)")
        }
    }

    @Test("Names every relation that may come, from both sides")
    func namesRelations() throws {
        let description = try TestAPI.send("/openapi.json").json()
        let link = try #require(description["components"]?.object?["schemas"]?.object?["RelatedLink"]?.object)
        let named = Set(try #require(link["properties"]?.object?["relation"]?.object?["enum"]?.array).map(\.string))
        let file = Repository().text("Resources/Content/relation-types.json")
        let types = try JSONValue.parse(Array(file.utf8)).object?.objects("items") ?? []
        #expect(types.count > 20)
        // What a program offers and teaches stands in lists of its own.
        let possible = types.compactMap { $0.text("id") }.filter { !["offers", "teaches"].contains($0) }
        #expect(named == Set(possible + types.compactMap { $0.text("inverse") }))
    }

    @Test("Has a schema of every kind of entry, with its attributes", arguments: CollectionKind.all.map(\.folder))
    func describesKinds(folder: String) throws {
        let kind = try #require(CollectionKind.all.first { $0.folder == folder })
        let schemas = try #require(
            try TestAPI.send("/openapi.json").json()["components"]?.object?["schemas"]?.object)
        let name = kind.type.prefix(1).uppercased() + kind.type.dropFirst()
        let schema = try #require(schemas[name]?.object)
        #expect(schema["properties"]?.object?["type"]?.object?["const"] == .string(kind.type))
        #expect(schema["properties"]?.object?[kind.attributeKey] != nil)
        #expect(schema["required"]?.array?.contains(.string(kind.attributeKey)) == true)
        let file = Repository().text("Resources/Schemas/\(kind.schema)")
        let editors = try JSONValue.parse(Array(file.utf8)).object?["properties"]?.object?[kind.attributeKey]?.object
        let keys = Set(editors?["properties"]?.object?.keys ?? []).subtracting(["facts"])
        let attributes = schemas["\(name)Attributes"]?.object?["properties"]?.object?.keys ?? []
        #expect(Set(attributes) == keys)
    }

    @Test("Says what every operation answers, with an id and a summary")
    func describesOperations() throws {
        let paths = try #require(try TestAPI.send("/openapi.json").json()["paths"]?.object)
        var ids: [String] = []
        for (path, item) in paths.members {
            for operation in item.object?.members ?? [] {
                ids.append(try #require(operation.value.object?.text("operationId"), "\(path)"))
                #expect(operation.value.object?.text("summary")?.isEmpty == false, "\(path)")
            }
            let get = try #require(item.object?["get"]?.object, "\(path)")
            let statuses = get["responses"]?.object?.keys ?? []
            #expect(statuses.contains("200"), "\(path)")
            // What needs a setting is not there without it.
            let mayBeAbsent = path.contains("{") || get["description"]?.string?.contains("Only where") == true
            #expect(mayBeAbsent == statuses.contains("404"), "\(path)")
        }
        #expect(Set(ids).count == ids.count)
    }
}

extension JSONValue {
    fileprivate var references: [String] {
        switch self {
        case .array(let elements): elements.flatMap(\.references)
        case .object(let object):
            object.members.flatMap { $0.key == "$ref" ? [$0.value.string ?? ""] : $0.value.references }
        case .string, .integer, .number, .boolean, .null: []
        }
    }
}
