import JSON

/// How entries begin whose reader may be in danger: where a notice has to stand first, the text opens with whom to reach.
struct OpeningChecks {
    private(set) var faults: [ContentFault] = []

    mutating func check(_ documents: Documents) {
        let lines = documents.shared[.crisisResources] ?? []
        var words: [String: String] = [:]
        for line in lines { words[line.id ?? ""] = Self.word(for: line.object) }
        var entries: [String: Documents.EntryDocument] = [:]
        for entry in documents.entries { entries[entry.path] = entry }
        for notice in documents.shared[.safetyNotices] ?? [] {
            let required = notice.object.strings("crisis").compactMap { words[$0.text] }
            for (_, path) in notice.object.strings("firstOn") {
                if let entry = entries[path] { check(entry, names: required) }
            }
        }
    }

    /// What a sentence calls the line: its number where that is its name as well ("988"), or else its name.
    private static func word(for line: JSONObject) -> String? {
        if let call = line["call"]?.string, call.utf8.count == 3 { return call }
        return line["name"]?.string
    }

    private mutating func check(_ entry: Documents.EntryDocument, names: [String]) {
        guard let sections = entry.object?["sections"]?.array else { return }
        let pointer = JSONPointer().appending("sections").appending(0).appending("blocks").appending(0)
        let block = sections.first?.object?["blocks"]?.array?.first?.object
        guard block?["type"] == "callout" else {
            faults.append(ContentFault(entry.file, pointer, "has to be a callout that says whom to reach"))
            return
        }
        let text = block?["text"]?.string ?? ""
        for name in names where !text.contains(name) {
            faults.append(ContentFault(entry.file, pointer.appending("text"), "has to name \"\(name)\""))
        }
    }
}
