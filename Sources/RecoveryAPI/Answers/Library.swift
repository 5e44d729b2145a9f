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
        /// Put together for each request.
        case made(any MadeEndpoint)
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
        /// It was withdrawn: the 410.
        case gone(PreparedResponse)
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
    let resources: [Resource]

    init(
        _ content: ContentRepository, openAPI: JSONObject, contact: ContactAnswers, settings: ContentSettings,
        madeAt: Int
    ) {
        let tables = CollectionTables(content, openAPI)
        let discovery = DiscoveryResources(content, settings, crisis: contact.crisisObjects, madeAt: madeAt)
        resources = RouteTable.all.map {
            Self.resource($0.endpoint, content, tables, openAPI, contact, discovery, madeAt)
        }
    }

    private static func resource(
        _ endpoint: RouteTable.Endpoint, _ content: ContentRepository, _ tables: CollectionTables,
        _ openAPI: JSONObject, _ contact: ContactAnswers, _ discovery: DiscoveryResources, _ madeAt: Int
    ) -> Resource {
        switch endpoint {
        case .index: discovery.index
        case .collection(let kind): .list(ListResource(tables.table(of: kind), madeAt: madeAt))
        case .entry(let kind):
            .items(
                Shelf(
                    content.collection(kind), QueriedEntries(tables.table(of: kind)),
                    withdrawn: discovery.withdrawn(kind), madeAt: madeAt))
        case .comparison(let kind): .made(CompareEndpoint(kind, in: content))
        case .changes: .made(ChangesEndpoint(discovery.feed))
        case .jsonFeed: discovery.jsonFeed
        case .siteMap: discovery.siteMap
        case .robots: discovery.robots
        case .apiCatalog: discovery.apiCatalog
        case .securityText: discovery.securityText
        case .navigation: .single(Representation(content.navigation.representation, madeAt: madeAt))
        case .crisisResources:
            list(content.crisisResources.map(\.representation), "id", at: RouteTable.crisisResources, madeAt)
        case .sponsoredListings:
            list(content.sponsoredListings.map(\.representation), "id", at: RouteTable.sponsoredListings, madeAt)
        case .problems: list(ProblemKind.all.map(\.summary), "code", at: RouteTable.problems, madeAt)
        case .problem: .items(.problems(madeAt: madeAt))
        case .liveness: .single(Representation(["status": "ok"], madeAt: madeAt, cacheControl: CommonFields.noStore))
        case .description: .single(Representation(openAPI, madeAt: madeAt))
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
    init(
        _ collection: Collection, _ entries: QueriedEntries, withdrawn: [(id: String, answer: PreparedResponse)],
        madeAt: Int
    ) {
        self.entries = entries
        ids = SuggestionIndex(collection.entries.map(\.id))
        items = ByteKeyTable(
            collection.entries.flatMap { entry in
                [(entry.id, Library.Item.representation(Representation(entry.representation, madeAt: madeAt)))]
                    + entry.aliases.map { ($0, .alias(entry.href)) }
            } + withdrawn.map { ($0.id, .gone($0.answer)) })
    }

    static func problems(madeAt: Int) -> Library.Shelf {
        Library.Shelf(
            items: ByteKeyTable(
                ProblemKind.all.map { ($0.code, .representation(Representation($0.representation, madeAt: madeAt))) }),
            ids: SuggestionIndex(ProblemKind.all.map(\.code)))
    }
}
