import Content
import Locking

/// The prose that speaks of two entries of one collection or more, found when the content is loaded.
struct Mentions: Sendable {
    /// An entry that does, or one section of an entry.
    struct Passage: Sendable {
        let link: EntryLink
        /// `nil` where the entry as a whole does: by its title and summary, or by how it relates.
        let section: (id: String, title: String)?
        /// The places in the collection of the entries it speaks of, in order; a page speaks of its own entry.
        let places: [Int]
    }

    /// In the order of the library.
    let passages: [Passage]

    init(of kind: CollectionKind, in content: ContentRepository) {
        let entries = content.collection(kind).entries
        let names = NameTable(entries)
        var places: [String: Int] = [:]
        for (place, entry) in entries.enumerated() { places[entry.id] = place }
        passages = content.entries.mapOnAllCores(whenAtLeast: ContentRepository.largeEntryCount) { [places] entry in
            let own = entry.kind == kind ? places[entry.id] : nil
            let passages =
                (own == nil ? [Self.whole(entry, kind, places, names)] : [])
                + entry.sections.map { Self.passage($0, of: entry, own, names) }
            return passages.filter { $0.places.count > 1 }
        }.flatMap(\.self)
    }

    private static func whole(
        _ entry: Entry, _ kind: CollectionKind, _ places: [String: Int], _ names: NameTable
    ) -> Passage {
        var found = Set(entry.related.filter { $0.link.kind == kind }.compactMap { places[$0.link.id] })
        names.collect(from: entry.title, into: &found)
        names.collect(from: entry.summary, into: &found)
        return Passage(link: entry.link, section: nil, places: found.sorted())
    }

    private static func passage(_ section: Section, of entry: Entry, _ own: Int?, _ names: NameTable) -> Passage {
        var found: Set<Int> = []
        names.collect(from: section.title, into: &found)
        for block in section.blocks {
            for text in block.content.texts { names.collect(from: text, into: &found) }
        }
        // A page that names nobody else speaks of itself alone.
        if let own, !found.isEmpty { found.insert(own) }
        return Passage(
            link: entry.link, section: (section.id, section.title), places: found.sorted())
    }

    /// Those that speak of two or more of these places, the ones that speak of most first.
    func passages(about places: [Int]) -> [Passage] {
        let counted = passages.map { passage in (passage, places.count { passage.places.contains($0) }) }
        return (2...max(2, places.count)).reversed().flatMap { count in
            counted.filter { $0.1 == count }.map(\.0)
        }
    }
}

extension Block.Content {
    fileprivate var texts: [String] {
        switch self {
        case .paragraph(let text), .callout(_, let text): [text]
        case .list(let items, _): items
        }
    }
}
