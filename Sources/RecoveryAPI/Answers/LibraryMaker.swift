import Content
import HTTP
import JSON
import Locking

/// Makes the library at a start.
struct LibraryMaker: Sendable {
    /// The heads of a format, where `Accept` chooses and at a URL of its own.
    private struct Heads: Sendable {
        let negotiated: RepresentationHeads
        let alone: RepresentationHeads
    }

    let content: ContentRepository
    let contact: ContactAnswers
    let site: PublicSite
    private let publicURL: PublicURL?
    private let discovery: DiscoveryResources
    let madeAt: Int
    /// By the number of the format.
    private let heads: [Heads]
    private let tables: CollectionTables

    init(
        _ content: ContentRepository, _ encodings: EntryEncodings, openAPI: JSONObject, contact: ContactAnswers,
        settings: ContentSettings, madeAt: Int
    ) {
        self.content = content
        self.contact = contact
        site = PublicSite(settings.publicURL)
        publicURL = settings.publicURL
        discovery = DiscoveryResources(content, settings, crisis: contact.crisisObjects, madeAt: madeAt)
        self.madeAt = madeAt
        tables = CollectionTables(encodings, openAPI)
        heads = Format.allCases.map { format in
            Heads(
                negotiated: RepresentationHeads(format, madeAt: madeAt, isOnly: false, pagePolicy: contact.pagePolicy),
                alone: RepresentationHeads(format, madeAt: madeAt, isOnly: true, pagePolicy: contact.pagePolicy))
        }
    }

    /// What is made of the entries of a kind.
    struct Kind: Sendable {
        let entries: Library.Shelf
        let sections: Library.SectionShelf
    }

    /// What is made of an entry.
    private struct Made: Sendable {
        let entry: Entry
        let formats: Resource
        let sections: Library.Sections
    }

    /// A resource, and the URLs of its formats alone.
    struct Resource: Sendable {
        let formats: Formats
        /// Suffix and resource.
        let alone: [(suffix: String, formats: Formats)]

        /// What stands on a shelf for it.
        func items(_ id: String) -> [(String, Library.Item)] {
            [(id, .formats(formats))] + alone.map { ("\(id).\($0.suffix)", .formats($0.formats)) }
        }

        var all: [Formats] { [formats] + alone.map(\.formats) }
    }

    /// The entries of all kinds; what JSON is served from is there at once, made on all cores.
    func makeKinds(_ encodings: EntryEncodings) -> [CollectionKind: Kind] {
        let made = encodings.all.mapOnAllCores { encoding in
            let made = make(encoding.entry, encoding.whole.bytes)
            made.formats.formats.makeFirst()
            return made
        }
        let kinds = CollectionKind.all.mapOnAllCores { kind in
            let made = made.filter { $0.entry.kind == kind }
            return (
                kind,
                shelves(made, QueriedEntries(tables.table(of: kind)), withdrawn: discovery.withdrawn(kind))
            )
        }
        return Dictionary(uniqueKeysWithValues: kinds)
    }

    private func shelves(_ made: [Made], _ queried: QueriedEntries, withdrawn: [(id: String, answer: PreparedResponse)])
        -> Kind
    {
        let ids = SuggestionIndex(made.map(\.entry.id))
        let entries = Library.Shelf(
            items: ByteKeyTable(
                made.flatMap { made in
                    made.formats.items(made.entry.id) + made.entry.aliases.map { ($0, .alias(made.entry.href)) }
                } + withdrawn.map { ($0.id, .gone($0.answer)) }),
            ids: ids, suffixes: Format.ofEntries.map(\.suffix), entries: queried, resources: made.flatMap(\.formats.all)
        )
        let sections = Library.SectionShelf(
            entries: ByteKeyTable(
                made.flatMap { made in
                    [(made.entry.id, .sections(made.sections))]
                        + made.entry.aliases.map { ($0, .alias(made.entry.href)) }
                } + withdrawn.map { ($0.id, .gone($0.answer)) }),
            ids: ids, resources: made.flatMap { [$0.sections.list] + $0.sections.shelf.resources })
        return Kind(entries: entries, sections: sections)
    }

    // MARK: Entries

    /// `encoded` is the entry in JSON.
    private func make(_ entry: Entry, _ encoded: StableBytes) -> Made {
        let formats = resource(
            at: entry.href, Format.ofEntries, links: ["<\(entry.kind.href)>; rel=\"up\""],
            keepsPlain: { _ in true }
        ) { format, alternates in
            switch format {
            case .json: encoded
            case .linkedData: StableBytes(JSONValue.object(EntryPage(entry: entry, site: site).object).encoded())
            case .markdown: StableBytes(MarkdownWriter(Article(entry)).text)
            case .plainText: StableBytes(SpeechWriter(Article(entry)).text)
            case .html:
                StableBytes(
                    ArticlePage(
                        article: Article(entry), site: site, alternates: alternates, form: contactForm(of: entry)
                    ).bytes)
            }
        }
        return Made(entry: entry, formats: formats, sections: sections(of: entry))
    }

    private func contactForm(of entry: Entry) -> HTML? {
        guard let contact = entry.contact else { return nil }
        let form = self.contact.form.html(values: [.program: entry.id], faults: [])
        return """
            <section id="ask-for-a-call">
            <h2>\(contact.heading)</h2>
            <p>\(contact.text)</p>
            \(form)
            </section>

            """
    }

    private func sections(of entry: Entry) -> Library.Sections {
        let made = entry.sections.indices.map { place in (entry.sections[place].id, section(place, of: entry)) }
        let list = Formats([
            Representation(
                RepresentationBody(madeAt: madeAt, keepsPlain: false) {
                    StableBytes(JSONValue.object(entry.sectionList).encoded())
                },
                heads[Format.json.rawValue].negotiated,
                links: EncodedFields([HTTPResponse.Field("Link", "<\(entry.href)>; rel=\"up\"")]))
        ])
        return Library.Sections(
            list: list,
            shelf: Library.Shelf(
                items: ByteKeyTable(made.flatMap { $1.items($0) }), ids: SuggestionIndex(made.map(\.0)),
                suffixes: Format.ofSections.map(\.suffix), resources: made.flatMap(\.1.all)))
    }

    private func section(_ place: Int, of entry: Entry) -> Resource {
        let neighbours = [("prev", place - 1), ("next", place + 1)].filter { entry.sections.indices.contains($1) }
        let links = neighbours.map { relation, place in
            "<\(entry.href(of: entry.sections[place]))>; rel=\"\(relation)\""
        }
        return resource(
            at: entry.href(of: entry.sections[place]), Format.ofSections,
            // A fifth of all memory otherwise; who asks for these is a browser or a program like one, which takes gzip.
            links: ["<\(entry.href)>; rel=\"up\""] + links, keepsPlain: { $0 == .json }
        ) { format, alternates in
            switch format {
            case .json, .linkedData:
                StableBytes(JSONValue.object(entry.representation(ofSectionAt: place)).encoded())
            case .markdown: StableBytes(MarkdownWriter(Article(place, of: entry)).text)
            case .plainText: StableBytes(SpeechWriter(Article(place, of: entry)).text)
            case .html:
                StableBytes(ArticlePage(article: Article(place, of: entry), site: site, alternates: alternates).bytes)
            }
        }
    }

    // MARK: Formats

    /// A resource in several formats, each also at a URL of its own, `href` and its suffix.
    ///
    /// What `Accept` chose says where it stands alone (RFC 9110 §8.7) and what else there is; what stands alone says of what it is a form.
    private func resource(
        at href: String, _ formats: [Format], links: [String], keepsPlain: (Format) -> Bool,
        write: @escaping @Sendable (Format, _ alternates: [Formats.Available]) -> StableBytes
    ) -> Resource {
        let available = formats.map { Formats.Available(mediaType: $0.mediaType, href: "\(href).\($0.suffix)") }
        let chosenLinks = EncodedFields([
            HTTPResponse.Field("Link", (links + [Formats.alternates(available)]).joined(separator: ", "))
        ])
        let aloneLinks = EncodedFields([
            HTTPResponse.Field("Link", (links + ["<\(href)>; rel=\"canonical\""]).joined(separator: ", "))
        ])
        var chosen: [Representation] = []
        var alone: [(String, Formats)] = []
        let others = available.filter { $0.mediaType != .html }
        for (format, place) in zip(formats, available) {
            let body = RepresentationBody(madeAt: madeAt, keepsPlain: keepsPlain(format)) { write(format, others) }
            let location = HTTPResponse.Field("Content-Location", place.href)
            chosen.append(
                Representation(body, heads[format.rawValue].negotiated, links: chosenLinks, location: location))
            let single = Representation(body, heads[format.rawValue].alone, links: aloneLinks)
            alone.append((format.suffix, Formats([single], negotiates: false)))
        }
        return Resource(formats: Formats(chosen, available: available), alone: alone)
    }

    /// A resource in JSON and as a page, at one URL.
    private func page(
        _ object: JSONObject, _ article: Article, links: [HTTPResponse.Field] = []
    ) -> Library.Resource {
        .negotiated(formats(article, links) { JSONValue.object(object).encoded() })
    }

    /// A list in JSON and as a page, at one URL.
    private func list(_ table: ListTable, _ article: Article) -> Library.Resource {
        let answer = ListPage(ListQuery(of: table), of: table).answer
        let links = answer.links.map { HTTPResponse.Field("Link", $0) }
        return .list(ListResource(table: table, start: formats(article, links) { answer.bytes }))
    }

    private func formats(
        _ article: Article, _ links: [HTTPResponse.Field] = [], json: @escaping @Sendable () -> [UInt8]
    ) -> Formats {
        let available = Format.ofLists.map { Formats.Available(mediaType: $0.mediaType, href: article.href) }
        let formats = Formats(
            [
                Representation(
                    RepresentationBody(madeAt: madeAt, json), heads[Format.json.rawValue].negotiated,
                    links: EncodedFields(links)),
                Representation(
                    RepresentationBody(madeAt: madeAt) { [site] in
                        ArticlePage(article: article, site: site, alternates: []).bytes
                    }, heads[Format.html.rawValue].negotiated),
            ], available: available)
        formats.makeFirst()
        return formats
    }

    private func list(_ items: [JSONObject], _ idKey: String, _ article: Article) -> Library.Resource {
        list(ListTable(items, idKey: idKey, at: article.href), article)
    }

    /// For programs alone.
    private var problemList: Library.Resource {
        let table = ListTable(ProblemKind.all.map(\.summary), idKey: "code", at: RouteTable.problems)
        let answer = ListPage(ListQuery(of: table), of: table).answer
        let start = Representation(
            RepresentationBody(madeAt: madeAt) { answer.bytes }, heads[Format.json.rawValue].negotiated,
            links: EncodedFields(answer.links.map { HTTPResponse.Field("Link", $0) }))
        start.makePlain()
        return .list(ListResource(table: table, start: Formats([start])))
    }

    // MARK: Routes

    /// What stands at a route.
    func resource(
        _ endpoint: RouteTable.Endpoint, _ kinds: [CollectionKind: Kind], _ encodings: EntryEncodings
    ) -> Library.Resource {
        switch endpoint {
        case .index:
            page(
                IndexRepresentation.object(of: content, publicURL: publicURL), .index(content),
                links: APICatalog.serviceLinks)
        case .comparison(let kind): .made(CompareEndpoint(kind, in: content, encodings))
        case .changes: .made(ChangesEndpoint(discovery.feed))
        case .jsonFeed: discovery.jsonFeed
        case .siteMap: discovery.siteMap
        case .robots: discovery.robots
        case .apiCatalog: discovery.apiCatalog
        case .securityText: discovery.securityText
        case .collection(let kind):
            list(tables.table(of: kind), .collection(content.collection(kind), content))
        case .entry(let kind): kinds[kind].map { .items($0.entries) } ?? .inStore
        case .sections(let kind): kinds[kind].map { .sectionLists($0.sections) } ?? .inStore
        case .section(let kind): kinds[kind].map { .sections($0.sections) } ?? .inStore
        case .navigation: page(content.navigation.representation, .navigation(content))
        case .crisisResources: list(content.crisisResources.map(\.representation), "id", .crisisResources(content))
        case .sponsoredListings:
            list(content.sponsoredListings.map(\.representation), "id", .sponsoredListings(content))
        case .problems: problemList
        case .problem: .items(problems)
        case .liveness: .single(Representation(["status": "ok"], madeAt: madeAt, cacheControl: CommonFields.noStore))
        // Put in place when everything else is.
        case .description, .documentation: .single(Representation([:], madeAt: madeAt))
        case .documentationScript: .single(Documentation.script(madeAt: madeAt))
        case .consent: .single(contact.consent(madeAt: madeAt))
        case .readiness, .contactRequests, .contactRequest, .received, .withdrawal, .metrics: .inStore
        case .search, .suggest: .inSearch
        }
    }

    private var problems: Library.Shelf {
        let made = ProblemKind.all.map { ($0.code, Formats([Representation($0.representation, madeAt: madeAt)])) }
        return Library.Shelf(
            items: ByteKeyTable(made.map { ($0, .formats($1)) }), ids: SuggestionIndex(made.map(\.0)),
            resources: made.map(\.1))
    }
}
