import Content
import JSON
import Testing

/// A list, what may be asked of it, and what it then has to answer.
struct ListUnderTest {
    let path: String
    let parameters: [DescribedParameter]
    let model: NaiveList
    /// Valid values of each parameter but the cursor, absence first.
    private(set) var choices: [(name: String, values: [String?])]
    /// The first of ``choices`` that is a filter.
    let filterStart = 4

    init(_ folder: String) throws {
        let kind = try #require(CollectionKind.all.first { $0.folder == folder })
        path = "/\(folder)"
        let parameters = try DescribedParameter.all(at: path)
        let model = try NaiveList(kind, parameters, summaries: NaiveList.allSummaries())
        self.parameters = parameters
        self.model = model
        choices = parameters.filter { $0.name != "cursor" }.map { parameter in
            (parameter.name, [nil] + Self.values(of: parameter, model))
        }
        // The squares of these grow: a list of many filters has the two ends of each.
        if choices.count > 16 {
            for index in filterStart..<choices.count where choices[index].values.count > 3 {
                choices[index].values.remove(at: 2)
            }
        }
        #expect(choices.prefix(4).map(\.name) == ["limit", "sort", "fields", "include"])
    }

    private static func values(of parameter: DescribedParameter, _ model: NaiveList) -> [String] {
        switch parameter.name {
        case "limit": ["1", "7", "50", "100"]
        case "sort": parameter.words + ["evidence,-title", "-nextReview,id", "dateModified,-evidence,-id"]
        case "fields":
            [
                "title", "id", "links", "\(model.kind.attributeKey),evidence.level",
                "sections.blocks.items,sections.title",
                "sections", parameter.example ?? "",
            ]
        case "include": parameter.words + [parameter.words.reversed().joined(separator: ",")]
        default:
            spread(parameter.values(found: parameter.found(in: model.entries, attributeKey: model.kind.attributeKey)))
        }
    }

    /// The first, which is at the edge of what is allowed, one in the middle, and the last, which finds most.
    private static func spread(_ values: [String]) -> [String] {
        guard let first = values.first, let last = values.last, values.count > 3 else { return values }
        return [first, values[values.count / 2], last]
    }

    /// The query as a URL, in the order of the parameters.
    func target(_ query: [String: String]) -> String {
        let pairs = parameters.compactMap { parameter in
            query[parameter.name].map { "\(parameter.name)=\($0.queryEncoded)" }
        }
        return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
    }

    /// A URL without the order of its parameters.
    private static func parts(_ target: String) -> Set<Substring> { Set(target.split { $0 == "?" || $0 == "&" }) }

    /// Asks, and compares what comes with the model, page by page to the end and back to the start. Returns how many items were found.
    @discardableResult
    func check(_ query: [String: String]) throws -> Int {
        let expected = model.answer(to: query)
        let limit = query["limit"].flatMap(Int.init) ?? 50
        var start = 0
        var target = self.target(query)
        var page = try check(target, query, expected, start, limit)
        // A page has one item at least, so there are no more pages than items.
        while let next = page.text("links", "next") {
            start += limit
            target = next
            page = try check(target, query, expected, start, limit)
        }
        #expect(start + page.objects("items").count == expected.items.count, "\(target)")
        while let previous = page.text("links", "previous") {
            start -= limit
            page = try check(previous, query, expected, start, limit)
        }
        #expect(start == 0, "\(target)")
        return expected.items.count
    }

    private func check(
        _ target: String, _ query: [String: String], _ expected: NaiveList.Answer, _ start: Int, _ limit: Int
    ) throws -> JSONObject {
        let answer = try TestAPI.send(target)
        try #require(answer.status == 200, "\(target): \(answer.text)")
        let page = try answer.json()
        let end = min(start + limit, expected.items.count)
        #expect(page["totalCount"] == .integer(expected.items.count), "\(target)")
        let items = page["items"]?.array?.map { $0.encoded() } ?? []
        #expect(items == Array(expected.items[start..<end]), "\(target)")
        #expect(page.text("links", "self").map(Self.parts) == Self.parts(target), "\(target)")
        #expect((page.text("links", "previous") != nil) == (start > 0), "\(target)")
        #expect((page.text("links", "next") != nil) == (end < expected.items.count), "\(target)")
        if let names = query["include"] {
            #expect(page.objects("included") == model.included(expected.wholes[start..<end], names), "\(target)")
        } else {
            #expect(page["included"] == nil)
        }
        return page
    }
}
