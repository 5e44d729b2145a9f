import Content
import JSON

/// A filter of one list, with what each of its items has, taken out at load so that a request looks at no entry.
struct ListFilter: Sendable {
    private enum Column: Sendable {
        /// A bit for each of the words that an item has.
        case choices([String], [UInt64])
        case numbers(ClosedRange<Int>, [[Int]])
        case spans([[ClosedRange<Int>]])
        case exactTexts(Pattern, [[String]])
        case texts([[[UInt8]]])
        case datesBefore([String])
        case datesSince([String])
    }

    let name: String
    private let column: Column

    /// Values of one parameter, where they are not words of a short list: more than anybody lists, and few enough to try each on each item.
    static let valueCountMaximum = 20
    static let valueLengthMaximum = 100

    init(_ definition: FilterDefinition, of objects: [JSONObject]) {
        name = definition.name
        let values = objects.map { JSONValue.object($0).values(at: definition.path[...]) }
        switch definition.shape {
        case .choice(let words):
            column = .choices(words, values.map { Self.mask(of: $0.compactMap(\.string), in: words) })
        case .boolean where definition.path == ["addition"]:
            // The only one whose absence says something.
            column = .choices(["true", "false"], values.map { $0.isEmpty ? 2 : 1 })
        case .boolean:
            let texts = values.map { $0.compactMap(\.boolean).map { $0 ? "true" : "false" } }
            column = .choices(["true", "false"], texts.map { Self.mask(of: $0, in: ["true", "false"]) })
        case .number(let range): column = .numbers(range, values.map { $0.compactMap(\.integer) })
        case .span: column = .spans(values.map { $0.compactMap(Self.span) })
        case .exact(let pattern): column = .exactTexts(pattern, values.map { $0.compactMap(\.string) })
        case .words: column = .texts(values.map { $0.compactMap(\.string).map(Self.folded) })
        case .before: column = .datesBefore(values.map { $0.first?.string ?? "" })
        case .since: column = .datesSince(values.map { $0.first?.string ?? "" })
        }
    }

    private static func mask(of texts: [String], in words: [String]) -> UInt64 {
        precondition(words.count <= UInt64.bitWidth, "more words than bits")
        return texts.reduce(0) { mask, text in
            words.firstIndex(of: text).map { mask | 1 << UInt64($0) } ?? mask
        }
    }

    /// A bound that is absent does not bound.
    private static func span(_ value: JSONValue) -> ClosedRange<Int>? {
        guard let object = value.object else { return nil }
        let minimum = object["minimum"]?.integer ?? 0
        return minimum...max(minimum, object["maximum"]?.integer ?? Int.max)
    }

    private static func folded(_ text: String) -> [UInt8] { Array(text.lowercased().utf8) }

    /// Reads its parameter; `nil` where it is absent, or noted as faulty.
    func test(_ reader: inout QueryReader) -> (@Sendable (Int) -> Bool)? {
        switch column {
        case .choices(let words, let masks):
            guard let wanted = reader.choices(name, among: words) else { return nil }
            let mask = Self.mask(of: wanted, in: words)
            return { masks[$0] & mask != 0 }
        case .numbers(let range, let numbers):
            guard let wanted = reader.numbers(name, in: range, countMaximum: Self.valueCountMaximum) else { return nil }
            return { numbers[$0].contains { wanted.contains($0) } }
        case .spans(let spans):
            guard let wanted = reader.numbers(name, in: 0...999_999, countMaximum: Self.valueCountMaximum) else {
                return nil
            }
            return { spans[$0].contains { span in wanted.contains { span.contains($0) } } }
        case .exactTexts(let pattern, let texts):
            guard let wanted = values(&reader, where: pattern.matches, "Has to be of the form \(pattern.source)") else {
                return nil
            }
            return { texts[$0].contains { wanted.contains($0) } }
        case .texts(let texts):
            guard let wanted = values(&reader, where: { _ in true }, "Has to hold words")?.map(Self.folded) else {
                return nil
            }
            return { texts[$0].contains { text in wanted.contains { text.contains($0) } } }
        case .datesBefore(let dates):
            guard let wanted = reader.date(name)?.description else { return nil }
            return { dates[$0] < wanted }
        case .datesSince(let dates):
            guard let wanted = reader.date(name)?.description else { return nil }
            return { dates[$0] >= wanted }
        }
    }

    private func values(
        _ reader: inout QueryReader, where isFit: (String) -> Bool, _ demand: String
    ) -> [String]? {
        guard let text = reader.text(name) else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard Set(parts).count == parts.count else {
            reader.note(name, "Names something twice.")
            return nil
        }
        let areFit = parts.allSatisfy { part in
            let scalars = part.unicodeScalars
            // No control character, a NUL above all: C would take it for the end.
            return (1...Self.valueLengthMaximum).contains(scalars.count) && scalars.allSatisfy { $0.value >= 0x20 }
                && isFit(part)
        }
        if areFit, parts.count <= Self.valueCountMaximum { return parts }
        reader.note(
            name, "\(demand), at most \(Self.valueCountMaximum) times, with commas between.")
        return nil
    }
}

extension JSONValue {
    /// What stands at a path of keys; a list stands for its elements. As deep as the path.
    fileprivate func values(at path: ArraySlice<String>) -> [JSONValue] {
        if case .array(let elements) = self { return elements.flatMap { $0.values(at: path) } }
        guard let key = path.first else { return [self] }
        return object?[key]?.values(at: path.dropFirst()) ?? []
    }
}
