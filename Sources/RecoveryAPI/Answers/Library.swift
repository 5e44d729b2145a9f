import Compression
import Content
import HTTP
import JSON
import Locking

/// Every answer to a GET of content, encoded once: what a loop finds in it leaves as it is.
struct Library: Sendable {
    /// What stands at a route: one resource, or one for each id.
    enum Resource: Sendable {
        case negotiated(Formats)
        case items(Shelf)
        case list(ListResource)
        /// The sections of each entry, as a list.
        case sectionLists(SectionShelf)
        case sections(SectionShelf)
        /// Put together for each request.
        case made(any MadeEndpoint)
        /// Answered by the store, each time anew.
        case inStore
        /// Answered by the search, each time anew.
        case inSearch

        /// A resource in one format.
        static func single(_ representation: Representation) -> Resource { .negotiated(Formats([representation])) }
    }

    /// What an id leads to.
    enum Item: Sendable {
        case formats(Formats)
        /// An older or longer name: the path of the entry.
        case alias(String)
        /// It was withdrawn: the 410.
        case gone(PreparedResponse)
    }

    /// What an id is looked up in.
    final class Shelf: Sendable {
        let items: ByteKeyTable<Item>
        /// For "did you mean".
        let ids: SuggestionIndex
        /// Behind an id and a point, these make a URL of one format.
        let suffixes: [String]
        /// What a query may ask of an item; `nil` where there is none.
        let entries: QueriedEntries?
        /// Every resource on it once, for whoever walks through them.
        let resources: [Formats]

        init(
            items: ByteKeyTable<Item>, ids: SuggestionIndex, suffixes: [String] = [], entries: QueriedEntries? = nil,
            resources: [Formats]
        ) {
            self.items = items
            self.ids = ids
            self.suffixes = suffixes
            self.entries = entries
            self.resources = resources
        }
    }

    /// In the order of ``RouteTable/all``.
    private(set) var resources: [Resource]

    init(
        _ content: ContentRepository, _ encodings: EntryEncodings, openAPI: JSONObject, contact: ContactAnswers,
        settings: ContentSettings, madeAt: Int
    ) {
        let maker = LibraryMaker(
            content, encodings, openAPI: openAPI, contact: contact, settings: settings, madeAt: madeAt)
        let kinds = maker.makeKinds(encodings)
        resources = RouteTable.all.mapOnAllCores { maker.resource($0.endpoint, kinds, encodings) }
    }

    /// Puts in place what is said of everything else: for programs, and for people. It is made when somebody asks for it, or behind the start.
    mutating func describe(madeAt: Int, _ description: @escaping @Sendable () -> JSONObject) {
        for (index, route) in RouteTable.all.enumerated() {
            if route.endpoint == .description {
                resources[index] = .negotiated(
                    Formats([
                        Representation(
                            RepresentationBody(madeAt: madeAt) { JSONValue.object(description()).encoded() },
                            RepresentationHeads(
                                .json, madeAt: madeAt, isOnly: false, pagePolicy: CommonFields.security[0]))
                    ]))
            } else if route.endpoint == .documentation {
                resources[index] = .negotiated(Formats([Documentation.page(madeAt: madeAt, of: description)]))
            }
        }
    }

    /// Makes all that a start did not. Content is answered meanwhile; what is asked for before its turn comes late, and once.
    func complete(while isWanted: () -> Bool) {
        let encoder = GzipEncoder()
        for resource in resources {
            switch resource {
            case .negotiated(let formats): formats.make(by: encoder)
            case .list(let list): list.start.make(by: encoder)
            case .items(let shelf): for formats in shelf.resources where isWanted() { formats.make(by: encoder) }
            case .sections(let shelf): for formats in shelf.resources where isWanted() { formats.make(by: encoder) }
            // The same shelf stands at the route of single sections.
            case .sectionLists, .made, .inStore, .inSearch: break
            }
        }
    }
}

extension Library.Shelf {
    /// An id that is not on the shelf.
    enum Miss {
        case moved(String)
        case gone(PreparedResponse)
        /// What is nearest, as the problem's detail says it.
        case missing(String)
    }

    func miss(_ id: Span<UInt8>) -> Miss {
        guard !suffixes.isEmpty, let point = Self.lastPoint(in: id) else {
            return .missing(Self.detail("There is no such entry.", ids.nearest(to: id)))
        }
        let (base, suffix) = (id.extracting(0..<point), id.text((point + 1)..<id.count))
        let isFormat = suffixes.contains(suffix)
        switch items[base] {
        case .alias(let href) where isFormat: return .moved("\(href).\(suffix)")
        case .gone(let answer): return .gone(answer)
        case .alias, .formats:
            let nearest = Suggestion.nearest(to: suffix, among: suffixes).map { "\(base.text(0..<base.count)).\($0)" }
            let list = suffixes.map { "." + $0 }.joined(separator: ", ")
            return .missing(Self.detail("The entry does not exist in this format, but with \(list).", nearest))
        case nil:
            let nearest = ids.nearest(to: base).map { isFormat ? "\($0).\(suffix)" : $0 }
            return .missing(Self.detail("There is no such entry.", nearest))
        }
    }

    private static func lastPoint(in id: Span<UInt8>) -> Int? {
        var index = id.count - 1
        while index > 0 {
            if id[index] == UInt8(ascii: ".") { return index }
            index -= 1
        }
        return nil
    }

    static func detail(_ message: String, _ nearest: String?) -> String {
        nearest.map { message + Suggestion.sentence(naming: $0) } ?? message
    }
}
