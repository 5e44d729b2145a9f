import Content
import HTTP

/// Reads a query strictly, and collects everything that is wrong with it, so that a client learns all of it at once.
///
///     var reader = QueryReader(request, names: ["limit", "sort"])
///     let limit = reader.number("limit", in: 1...100) ?? 50
///     if let problem = reader.problem { ... }
///
/// A parameter that is not among the names, or stands twice, is a fault; a value is refused and never corrected. No fault holds a value: what
/// people search for is theirs.
struct QueryReader {
    /// What is wrong so far.
    private(set) var faults: [Problem.Fault] = []
    /// Why it is no query at all, if it is none.
    private var malformation: String?
    private let names: [String]
    private var values: [String: String] = [:]

    /// A query is at most 8,000 bytes; this many faults are enough to find the mistake.
    private static let faultCountMaximum = 20
    /// The longest name that an answer repeats: longer than any of ours, and too short to carry a message.
    private static let nameLengthMaximum = 64

    /// Reads the query of `request`, whose parameters are `names`, in the order in which people are told of them.
    init(_ request: HTTPRequest, names: [String]) {
        self.names = names
        guard let query = request.query else { return }
        do throws(FormError) {
            for field in try URLEncodedForm.fields(request.head.span.extracting(query)) { take(field) }
        } catch {
            malformation = error.explanation
        }
    }

    private mutating func take(_ field: FormField) {
        guard names.contains(field.name) else {
            let name = String(field.name.prefix(Self.nameLengthMaximum))
            let hint = Suggestion.sentence(for: name, among: names)
            return note(name, "The parameters are \(names.joined(separator: ", ")).\(hint)")
        }
        if values.updateValue(field.value, forKey: field.name) != nil { note(field.name, "Stands more than once.") }
    }

    mutating func note(_ name: String, _ detail: String) {
        faults.append(Problem.Fault(detail: detail, place: .parameter(name)))
    }

    /// The problem with the query, once everything in it was read.
    var problem: Problem? {
        if let malformation {
            return Problem(kind: .invalidParameters, detail: "The query cannot be read. \(malformation)")
        }
        guard !faults.isEmpty else { return nil }
        return Problem(
            kind: .invalidParameters, detail: "The query has faults.",
            faults: Array(faults.prefix(Self.faultCountMaximum)))
    }

    // MARK: Values

    func has(_ name: String) -> Bool { values[name] != nil }

    /// The value, decoded; `nil` where the parameter is absent.
    func text(_ name: String) -> String? { values[name] }

    /// A number of plain digits.
    mutating func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = values[name] else { return nil }
        // Digits alone; `Int` would take a sign. No number of ours has more than nine.
        if (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(text), range.contains(number)
        {
            return number
        }
        note(name, "Has to be a number from \(range.lowerBound) to \(range.upperBound).")
        return nil
    }

    /// `true` or `false`.
    mutating func boolean(_ name: String) -> Bool? {
        choice(name, among: ["true", "false"]).map { $0 == "true" }
    }

    /// One of `choices`.
    mutating func choice(_ name: String, among choices: [String]) -> String? {
        guard let text = values[name] else { return nil }
        if choices.contains(text) { return text }
        note(name, Self.refusal(of: text, among: choices))
        return nil
    }

    /// One or more of `choices`, each once, with commas between.
    mutating func choices(_ name: String, among choices: [String]) -> [String]? {
        guard let text = values[name] else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard Set(parts).count == parts.count else {
            note(name, "Names something twice.")
            return nil
        }
        guard let wrong = parts.first(where: { !choices.contains($0) }) else { return parts }
        note(name, Self.refusal(of: wrong, among: choices))
        return nil
    }

    /// A calendar date, such as 2026-11-23.
    mutating func date(_ name: String) -> CalendarDate? {
        guard let text = values[name] else { return nil }
        if let date = CalendarDate(text) { return date }
        note(name, "Has to be a date such as 2026-11-23.")
        return nil
    }

    private static func refusal(of text: String, among choices: [String]) -> String {
        let hint = Suggestion.sentence(for: String(text.prefix(nameLengthMaximum)), among: choices)
        return "Has to be one of: \(choices.joined(separator: ", ")).\(hint)"
    }
}
