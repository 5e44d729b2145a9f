import JSON

/// Values of one parameter for tests, by what its description says and by what entries have.
extension DescribedParameter {
    /// Valid ones: the example, the ends of a range, one word, the last two, and what is there to be found.
    func values(found: [String]) -> [String] {
        var values: [String]
        if isNumber {
            let range = numberRange
            values = ["\(range.lowerBound)", "\(range.upperBound)"]
            if isList { values += ["\(range.lowerBound),\(range.upperBound)"] }
        } else if isDate {
            values = ["0001-01-01", "9999-12-31"]
        } else if !words.isEmpty {
            values = [words[0], words[words.count / 2], words.suffix(2).joined(separator: ",")]
        } else {
            values = []
        }
        if let example { values.append(example) }
        values += found.prefix(2)
        if isList, found.count > 1 { values.append(found.prefix(2).joined(separator: ",")) }
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }
    }

    /// Values that have to be refused.
    var faultyValues: [String] {
        if isNumber {
            let range = numberRange
            return ["\(range.upperBound + 1)", "-1", "+5", "", "1e1"] + (isList ? ["5,5", "5,"] : ["5,6"])
        }
        if isDate { return ["2026-02-30", "yesterday", "2026-11-23T00:00:00Z", ""] }
        if !words.isEmpty { return ["nothing-of-ours", "", "\(words[0]),", "\(words[0]),\(words[0])"] }
        if name == "cursor" { return ["", "abc", "AQEAAAAAAAAAAAAAAAAAAAAAAAAA", "%00"] }
        return ["", "a,,b", "a,a", String(repeating: "x", count: 101)]
    }

    private var numberRange: ClosedRange<Int> {
        (schema["minimum"]?.integer ?? 0)...(schema["maximum"]?.integer ?? 0)
    }

    /// What the entries have where a filter of this name looks: two short texts or numbers that are there.
    func found(in entries: [JSONObject], attributeKey: String) -> [String] {
        let texts = entries.flatMap { entry in
            name.split(separator: ".").reduce([entry[attributeKey] ?? [:]]) { values, key in
                values.flatMap { $0.array ?? [$0] }.compactMap { $0.object?[String(key)] }
            }.flatMap { $0.array ?? [$0] }.compactMap(Self.text)
        }
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    private static func text(of value: JSONValue) -> String? {
        switch value {
        case .string(let text): text.split(separator: ",").first.map { String($0.prefix(40)) }
        case .integer(let number): "\(number)"
        case .boolean(let truth): "\(truth)"
        case .object(let range): range["minimum"]?.integer.map { "\($0)" }
        case .array, .number, .null: nil
        }
    }
}

extension String {
    /// As it may stand in a query.
    var queryEncoded: String {
        utf8.map { byte in
            let isPlain = byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || (0x30...0x39).contains(byte))
            if isPlain || "-._~,".utf8.contains(byte) { return String(Unicode.Scalar(byte)) }
            return (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
