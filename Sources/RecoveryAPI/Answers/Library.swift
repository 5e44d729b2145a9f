import Content
import HTTP
import JSON

/// Every answer to a GET of content, encoded once: what a loop finds in it leaves as it is.
struct Library: Sendable {
    /// What stands at a route: one representation, or one for each id.
    enum Resource: Sendable {
        case single(Representation)
        case items(Shelf)
        case list(ListResource)
        /// Answered by the store, each time anew.
        case inStore
        /// Answered by the search, each time anew.
        case inSearch
    }

    /// What an id leads to.
    enum Item: Sendable {
        case representation(Representation)
        /// An older or longer name: the path of the entry.
        case alias(String)
    }

    /// What an id is looked up in.
    struct Shelf: Sendable {
        let items: ByteKeyTable<Item>
        /// For "did you mean".
        let ids: SuggestionIndex
        /// What a query may ask of an item; `nil` where there is none.
        var entries: QueriedEntries?
    }

    /// In the order of ``RouteTable/all``.
    private(set) var resources: [Resource]

    /// What describes the others is empty until ``describe(_:madeAt:)``; `openAPI` says which parameters the lists have.
    init(_ content: ContentRepository, openAPI: JSONObject, contact: ContactAnswers, madeAt: Int) {
        let tables = CollectionTables(content, openAPI)
        resources = RouteTable.all.map { Self.resource($0.endpoint, content, tables, contact, madeAt) }
    }

    /// Puts in place what is said of everything else: for programs, and for people.
    mutating func describe(_ description: JSONObject, madeAt: Int) {
        for (index, route) in RouteTable.all.enumerated() {
            if route.endpoint == .description {
                resources[index] = .single(Representation(description, madeAt: madeAt))
            } else if route.endpoint == .documentation {
                resources[index] = .single(Documentation.page(of: description, madeAt: madeAt))
            }
        }
    }

    private static func resource(
        _ endpoint: RouteTable.Endpoint, _ content: ContentRepository, _ tables: CollectionTables,
        _ contact: ContactAnswers, _ madeAt: Int
    ) -> Resource {
        switch endpoint {
        case .index: .single(Representation(IndexRepresentation.object(of: content), madeAt: madeAt))
        case .collection(let kind): .list(ListResource(tables.table(of: kind), madeAt: madeAt))
        case .entry(let kind):
            .items(Shelf(content.collection(kind), QueriedEntries(tables.table(of: kind)), madeAt: madeAt))
        case .navigation: .single(Representation(content.navigation.representation, madeAt: madeAt))
        case .crisisResources:
            list(content.crisisResources.map(\.representation), "id", at: RouteTable.crisisResources, madeAt)
        case .sponsoredListings:
            list(content.sponsoredListings.map(\.representation), "id", at: RouteTable.sponsoredListings, madeAt)
        case .problems: list(ProblemKind.all.map(\.summary), "code", at: RouteTable.problems, madeAt)
        case .problem: .items(.problems(madeAt: madeAt))
        case .liveness: .single(Representation(["status": "ok"], madeAt: madeAt, cacheControl: CommonFields.noStore))
        case .description, .documentation: .single(Representation([:], madeAt: madeAt))
        case .documentationScript: .single(Documentation.script(madeAt: madeAt))
        case .consent: .single(contact.consent(madeAt: madeAt))
        case .readiness, .contactRequests, .contactRequest, .received, .withdrawal: .inStore
        case .search, .suggest: .inSearch
        }
    }

    private static func list(_ items: [JSONObject], _ idKey: String, at href: String, _ madeAt: Int) -> Resource {
        .list(ListResource(ListTable(items, idKey: idKey, at: href), madeAt: madeAt))
    }
}

extension Library.Shelf {
    init(_ collection: Collection, _ entries: QueriedEntries, madeAt: Int) {
        self.entries = entries
        ids = SuggestionIndex(collection.entries.map(\.id))
        items = ByteKeyTable(
            collection.entries.flatMap { entry in
                [(entry.id, Library.Item.representation(Representation(entry.representation, madeAt: madeAt)))]
                    + entry.aliases.map { ($0, .alias(entry.href)) }
            })
    }

    static func problems(madeAt: Int) -> Library.Shelf {
        Library.Shelf(
            items: ByteKeyTable(
                ProblemKind.all.map { ($0.code, .representation(Representation($0.representation, madeAt: madeAt))) }),
            ids: SuggestionIndex(ProblemKind.all.map(\.code)))
    }
}
