import Content
import JSON
import Testing

/// What the description says of lists is what the server takes: the two are asked, and compared.
@Suite("Parameters of lists, as described")
struct ListDescriptionTests {
    private static let paths =
        CollectionKind.all.flatMap { ["/\($0.folder)", "/\($0.folder)/{id}"] }
        + ["/problems", "/crisis-resources", "/sponsored-listings"]

    /// What the server says of one parameter, when it refuses `query`.
    private func refusal(_ path: String, _ query: String) throws -> String {
        // Any entry will do.
        let collection = path.replacing("/{id}", with: "")
        let entry = path == collection ? nil : try TestAPI.send(collection).json().objects("items").first
        let target = entry?.text("links", "self") ?? collection
        let answer = try TestAPI.send("\(target)?\(query)")
        try #require(answer.status == 400, "\(target)?\(query)")
        return try #require(try answer.json().objects("errors").first?.text("detail"))
    }

    @Test("The names are the same, in the same order", arguments: paths)
    func namesAgree(path: String) throws {
        let detail = try refusal(path, "unknown-to-all=1")
        let names = try DescribedParameter.all(at: path).map(\.name)
        #expect(detail == "The parameters are \(names.joined(separator: ", ")).")
    }

    @Test("The words that a parameter takes are the same, and so are the ranges of numbers", arguments: paths)
    func valuesAgree(path: String) throws {
        for parameter in try DescribedParameter.all(at: path)
        where parameter.name != "fields" && (!parameter.words.isEmpty || parameter.isNumber) {
            let detail = try refusal(path, "\(parameter.name)=nothing-of-ours-at-all")
            if !parameter.words.isEmpty {
                #expect(detail == "Has to be one of: \(parameter.words.joined(separator: ", ")).", "\(parameter.name)")
            }
            if parameter.isNumber, let minimum = parameter.schema["minimum"]?.integer,
                let maximum = parameter.schema["maximum"]?.integer
            {
                let isSame = detail.contains("from \(minimum) to \(maximum)")
                #expect(isSame, "\(parameter.name): \(detail)")
            }
        }
    }

    @Test("Each parameter is described, with an example that works", arguments: paths)
    func examplesWork(path: String) throws {
        for parameter in try DescribedParameter.all(at: path) where parameter.name != "cursor" {
            let example = try #require(parameter.example, "\(parameter.name)")
            let collection = path.replacing("/{id}", with: "")
            let entry = path == collection ? nil : try TestAPI.send(collection).json().objects("items").first
            let target = entry?.text("links", "self") ?? collection
            #expect(try TestAPI.send("\(target)?\(parameter.name)=\(example.queryEncoded)").status == 200)
        }
    }

    @Test(
        "Every member that an entry has is one that the description lets people ask for",
        arguments: CollectionKind.all.map(\.folder))
    func fieldsAreDescribed(folder: String) throws {
        let fields = try #require(try DescribedParameter.all(at: "/\(folder)").first { $0.name == "fields" })
        let described = Set(fields.words)
        for item in try TestAPI.send("/\(folder)").json().objects("items") {
            let entry = try TestAPI.send(try #require(item.text("links", "self"))).json()
            for path in JSONValue.object(entry).paths(below: "") { #expect(described.contains(path), "\(path)") }
        }
    }
}

extension JSONValue {
    fileprivate func paths(below path: String) -> Set<String> {
        switch self {
        case .array(let elements): elements.reduce(into: []) { $0.formUnion($1.paths(below: path)) }
        case .object(let object):
            object.members.reduce(into: []) { paths, member in
                let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
                paths.insert(inner)
                paths.formUnion(member.value.paths(below: inner))
            }
        case .string, .integer, .number, .boolean, .null: []
        }
    }
}
