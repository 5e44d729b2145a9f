import Content

/// What a list may be sorted by.
enum SortKey: String, CaseIterable {
    /// In any letter case, by the code points of the lower-case title.
    case title
    case dateModified
    case lastReviewed
    case nextReview
    /// The strongest first.
    case evidence
    case id
    /// Where the item stands in its file. The order of lists that have no parameter `sort`.
    case position

    /// Those that the parameter `sort` takes.
    static let choices = allCases.filter { $0 != .position }

    private static let evidenceLevels = ["strong", "moderate", "limited", "none", "unknown"]

    /// The text by which entries are ordered: all texts of one key are compared by their code points.
    func text(of entry: Entry) -> String {
        switch self {
        case .title: entry.title.lowercased()
        case .dateModified: entry.dateModified.description
        case .lastReviewed: entry.review.lastReviewed.description
        case .nextReview: entry.review.nextReview.description
        case .evidence: String(Self.evidenceLevels.firstIndex(of: entry.evidence.level) ?? Self.evidenceLevels.count)
        case .id, .position: entry.id
        }
    }
}

/// One key of an order, and its direction.
struct SortTerm: Equatable, Sendable {
    static let parameter = "sort"

    let key: SortKey
    var isDescending = false

    private var text: String { (isDescending ? "-" : "") + key.rawValue }

    private static let all = SortKey.choices.flatMap { [SortTerm(key: $0), SortTerm(key: $0, isDescending: true)] }

    /// Reads the parameter `sort`: keys with commas between, "-" before one that descends.
    static func read(_ reader: inout QueryReader) -> [SortTerm]? {
        guard let texts = reader.choices(parameter, among: all.map(\.text)) else { return nil }
        return texts.compactMap { text in all.first { $0.text == text } }
    }
}
