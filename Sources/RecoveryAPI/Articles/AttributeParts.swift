import JSON

/// The typed attributes of an entry in words. The schema of a kind may grow: an attribute that is new is shown by its name, like all others.
struct AttributeParts {
    let parts: [Article.Part]

    /// Short ones become a table, lists of sentences become lists with a heading.
    init(_ attributes: JSONObject) {
        var facts: [Article.Fact] = []
        var lists: [Article.Part] = []
        for (key, value) in attributes.members where !Self.hidden.contains(key) {
            let title = Self.words(key)
            switch value {
            case .array(let elements) where elements.contains(where: Self.isSentence):
                let isOrdered = Self.sequences.contains(key)
                lists.append(.section(id: nil, title: title, [.list(elements.map(Self.line), isOrdered: isOrdered)]))
            case .object(let object) where object["text"] != nil:
                lists.append(.section(id: nil, title: title, [.paragraph(Self.line(value))]))
            case _ where key == "url":
                lists.append(
                    .section(id: nil, title: "Where to look", [.paragraph(Self.line(.object(["url": value])))]))
            default: facts.append(Article.Fact(name: title, value: Self.text(value)))
            }
        }
        let all = (facts.isEmpty ? [] : [Article.Part.facts(facts)]) + lists
        parts = all.isEmpty ? [] : [.section(id: nil, title: "At a glance", all)]
    }

    /// What sorts entries and tells a reader nothing.
    private static let hidden: Set = ["sourceIds", "facts", "theme", "stage", "audience", "asks", "askedBy"]
    /// Lists whose order matters.
    private static let sequences: Set = ["steps", "howToApply"]

    private static func isSentence(_ value: JSONValue) -> Bool {
        value.object != nil || value.string?.contains(" ") == true
    }

    private static func line(_ value: JSONValue) -> Article.Line {
        guard let object = value.object else { return Article.Line(text(value)) }
        let url = object["url"]?.string
        return Article.Line(object["text"]?.string ?? (url == nil ? sentence(object) : url ?? ""), href: url)
    }

    /// The members of an object without their names: "alcohol use disorder: approved, 1951. Monthly injection."
    private static func sentence(_ object: JSONObject) -> String {
        let note = object["note"].map { ". \(text($0))" } ?? ""
        let others = object.members.filter { $0.key != "note" && !hidden.contains($0.key) }.map { text($0.value) }
        guard let first = others.first else { return note }
        return ([first + (others.count > 1 ? ": " : "")] + [others.dropFirst().joined(separator: ", ")]).joined() + note
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): code(text)
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .boolean(let isTrue): isTrue ? "yes" : "no"
        case .array(let elements): elements.map(text).joined(separator: ", ")
        case .object(let object): range(object) ?? sentence(object)
        case .null: ""
        }
    }

    private static func range(_ object: JSONObject) -> String? {
        switch (object["minimum"]?.integer, object["maximum"]?.integer) {
        case (let minimum?, let maximum?): "\(minimum) to \(maximum)"
        case (let minimum?, nil): "at least \(minimum)"
        case (nil, let maximum?): "at most \(maximum)"
        case (nil, nil): nil
        }
    }

    /// A code such as `firstTreatment` in words; a text as it is.
    static func code(_ text: String) -> String {
        text.contains(" ") || text.contains(".") ? text : spaced(text)
    }

    /// A name such as `hoursPerWeek` as a heading: "Hours per week".
    static func words(_ name: String) -> String {
        let text = spaced(name)
        if text.hasPrefix("asam ") { return "ASAM" + text.dropFirst(4) }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// A space before each capital that follows a small letter.
    private static func spaced(_ name: String) -> String {
        var output = ""
        var previous: Unicode.Scalar = " "
        for scalar in name.unicodeScalars {
            if ("A"..."Z").contains(scalar), ("a"..."z").contains(previous) {
                output += " " + String(scalar).lowercased()
            } else {
                output.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return output
    }
}
