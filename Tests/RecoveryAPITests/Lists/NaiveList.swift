import Content
import JSON
import Testing

/// What a list has to answer, worked out the long way from the whole entries: filter, sort, prune. It shares nothing with the server's way.
final class NaiveList {
    let kind: CollectionKind
    /// The whole entries, as their own URLs answer them.
    let entries: [JSONObject]
    private let parameters: [String: DescribedParameter]
    private let summaries: [String: JSONObject]
    /// Parts of entries that were asked for before, by what was asked for and the id.
    private var parts: [String: [UInt8]] = [:]

    static let summaryFields =
        "id,type,title,abbreviation,summary,addition,dateModified,links.self,links.collection"

    init(_ kind: CollectionKind, _ parameters: [DescribedParameter], summaries: [String: JSONObject]) throws {
        self.kind = kind
        self.parameters = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0) })
        self.summaries = summaries
        entries = try TestAPI.send("/\(kind.folder)").json().objects("items").map { item in
            try TestAPI.send(try #require(item.text("links", "self"))).json()
        }
    }

    /// The summary of every entry by its path, as the lists have it.
    static func allSummaries() throws -> [String: JSONObject] {
        var summaries: [String: JSONObject] = [:]
        for kind in CollectionKind.all {
            for item in try TestAPI.send("/\(kind.folder)").json().objects("items") {
                summaries[try #require(item.text("links", "self"))] = item
            }
        }
        return summaries
    }

    /// All items that a query finds, in their order, and the entries that they embed, each list encoded item by item.
    struct Answer {
        let wholes: [JSONObject]
        let items: [[UInt8]]
    }

    func answer(to query: [String: String]) -> Answer {
        let found = sorted(entries.filter { isFound($0, query) }, by: query["sort"] ?? "title")
        return Answer(wholes: found, items: found.map { part(of: $0, query["fields"], query["include"]) })
    }

    private func part(of entry: JSONObject, _ fields: String?, _ included: String?) -> [UInt8] {
        let key = "\(entry.text("id") ?? "") \(fields ?? "") \(included ?? "")"
        if let part = parts[key] { return part }
        var paths = (fields ?? Self.summaryFields).split(separator: ",").map { $0.split(separator: ".") }
        paths += [["id"], ["type"], ["links", "self"]] + (included ?? "").split(separator: ",").map { [$0] }
        let part = (Self.pruned(.object(entry), to: paths) ?? [:]).encoded()
        parts[key] = part
        return part
    }

    /// What a page with these entries embeds.
    func included(_ page: ArraySlice<JSONObject>, _ names: String) -> [JSONObject] {
        var seen: Set<String> = []
        let links = page.flatMap { entry in names.split(separator: ",").flatMap { entry.objects(String($0)) } }
        return links.compactMap { $0.text("href") }.filter { seen.insert($0).inserted }.compactMap { summaries[$0] }
    }

    // MARK: Filters

    private func isFound(_ entry: JSONObject, _ query: [String: String]) -> Bool {
        query.allSatisfy { name, text in
            let values = text.split(separator: ",").map(String.init)
            switch name {
            case "limit", "cursor", "sort", "fields", "include": return true
            case "evidence": return values.contains(entry.text("evidence", "level") ?? "")
            case "clinicalReview": return values.contains(entry.text("review", "clinicalReview") ?? "")
            case "aspect": return entry.objects("sections").contains { values.contains($0.text("aspect") ?? "") }
            case "addition": return values.contains(entry["addition"] == true ? "true" : "false")
            case "modifiedSince": return (entry.text("dateModified") ?? "") >= text
            case "reviewDueBefore": return (entry.text("review", "nextReview") ?? "") < text
            default: return has(entry, name, values)
            }
        }
    }

    private func has(_ entry: JSONObject, _ name: String, _ wanted: [String]) -> Bool {
        guard let parameter = parameters[name] else { return false }
        let found = name.split(separator: ".").reduce([entry[kind.attributeKey] ?? [:]]) { values, key in
            values.flatMap { $0.array ?? [$0] }.compactMap { $0.object?[String(key)] }
        }.flatMap { $0.array ?? [$0] }
        return found.contains { value in
            wanted.contains { wanted in
                switch value {
                case .boolean(let truth): wanted == "\(truth)"
                case .integer(let number): Int(wanted) == number
                case .object(let range): Self.holds(range, Int(wanted))
                case .string(let text):
                    parameter.words.isEmpty && parameter.schema["maxLength"] != nil
                        ? text.lowercased().contains(wanted.lowercased()) : text == wanted
                case .array, .number, .null: false
                }
            }
        }
    }

    private static func holds(_ range: JSONObject, _ number: Int?) -> Bool {
        guard let number else { return false }
        return (range["minimum"]?.integer ?? number) <= number && number <= (range["maximum"]?.integer ?? number)
    }

    // MARK: Order

    private func sorted(_ entries: [JSONObject], by keys: String) -> [JSONObject] {
        entries.sorted { one, other in
            for key in keys.split(separator: ",") {
                let name = key.first == "-" ? key.dropFirst() : key
                let (mine, theirs) = (Self.text(name, one), Self.text(name, other))
                if mine != theirs { return (mine < theirs) != (key.first == "-") }
            }
            return (one.text("id") ?? "") < (other.text("id") ?? "")
        }
    }

    private static func text(_ key: Substring, _ entry: JSONObject) -> String {
        switch key {
        case "title": (entry.text("title") ?? "").lowercased()
        case "dateModified", "id": entry.text(String(key)) ?? ""
        case "evidence":
            "\(["strong", "moderate", "limited", "none", "unknown"].firstIndex(of: entry.text("evidence", "level")) ?? 9)"
        default: entry.text("review", String(key)) ?? ""
        }
    }

    // MARK: Parts

    /// What `paths` name of a value, or nothing.
    static func pruned(_ value: JSONValue, to paths: [[Substring]]) -> JSONValue? {
        if paths.contains([]) { return value }
        switch value {
        case .array(let elements):
            return .array(elements.map { pruned($0, to: paths) ?? ($0.object == nil ? $0 : [:]) })
        case .object(let object):
            let members = object.members.compactMap { key, value -> (String, JSONValue)? in
                let rest = paths.filter { $0.first.map(String.init) == key }.map { Array($0.dropFirst()) }
                return rest.isEmpty ? nil : pruned(value, to: rest).map { (key, $0) }
            }
            return members.isEmpty ? nil : .object(JSONObject(members))
        case .string, .integer, .number, .boolean, .null: return value
        }
    }
}
