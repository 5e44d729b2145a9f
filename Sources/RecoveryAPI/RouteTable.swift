import Content
import HTTP

/// Everything that this API answers, in one table. A path that is not here does not exist; the OpenAPI description has the same paths.
package enum RouteTable {
    static let index = "/"
    static let navigation = "/navigation"
    static let crisisResources = "/crisis-resources"
    static let sponsoredListings = "/sponsored-listings"
    static let search = "/search"
    /// Type-ahead: what a half-typed query may become.
    static let suggest = "/suggest"
    static let problems = "/problems"
    package static let liveness = "/livez"
    static let description = "/openapi.json"
    /// The description, for people.
    static let documentation = "/docs"
    /// What makes requests from that page.
    static let documentationScript = "/docs/try.js"
    static let readiness = "/readyz"
    static let metrics = "/metrics"
    static let changes = "/changes"
    static let jsonFeed = "/feed.json"
    static let siteMap = "/sitemap.xml"
    static let robots = "/robots.txt"
    static let apiCatalog = "/.well-known/api-catalog"
    static let securityText = "/.well-known/security.txt"
    /// Where the contact block of a program leads.
    static let contactRequests = "/contact-requests"
    /// The texts by which a sender agrees to be called.
    static let consent = "/contact-requests/consent"
    /// Where a browser ends after its form was kept.
    static let received = "/contact-requests/received"
    /// Where a person takes a contact request back.
    static let withdrawal = "/contact-requests/withdrawal"

    /// What stands at a path.
    enum Endpoint: Sendable, Equatable {
        case index
        case collection(CollectionKind)
        case entry(CollectionKind)
        /// Those of an entry.
        case sections(CollectionKind)
        case section(CollectionKind)
        case comparison(CollectionKind)
        case changes
        case jsonFeed
        case siteMap
        case robots
        case apiCatalog
        case securityText
        case navigation
        case crisisResources
        case sponsoredListings
        case search
        case suggest
        case problems
        case problem
        case liveness
        case description
        case documentation
        case documentationScript
        case consent
        // What follows is answered with the store, or for one request alone.
        case received
        case withdrawal
        case readiness
        case contactRequests
        case contactRequest
        /// By whoever observes.
        case metrics
    }

    struct Route: Sendable {
        let pattern: RoutePattern
        let endpoint: Endpoint
        /// HEAD goes with GET, and OPTIONS with everything.
        let methods: [HTTPMethod]

        init(_ pattern: String, _ endpoint: Endpoint, and others: [HTTPMethod] = []) {
            self.pattern = RoutePattern(pattern)
            self.endpoint = endpoint
            methods = [.get, .head, .options] + others
        }
    }

    static let all: [Route] =
        [Route(index, .index)]
        + CollectionKind.all.flatMap { kind in
            [
                Route(kind.href, .collection(kind)), Route("\(kind.href)/{id}", .entry(kind)),
                Route("\(kind.href)/{id}/sections", .sections(kind)),
                Route("\(kind.href)/{id}/sections/{sectionId}", .section(kind)),
            ]
        }
        + [
            Route(compare(.program), .comparison(.program)),
            Route(changes, .changes),
            Route(jsonFeed, .jsonFeed),
            Route(siteMap, .siteMap),
            Route(robots, .robots),
            Route(apiCatalog, .apiCatalog),
            Route(securityText, .securityText),
            Route(navigation, .navigation),
            Route(crisisResources, .crisisResources),
            Route(sponsoredListings, .sponsoredListings),
            Route(search, .search),
            Route(suggest, .suggest),
            Route(problems, .problems),
            Route("\(problems)/{code}", .problem),
            Route(liveness, .liveness),
            Route(readiness, .readiness),
            Route(metrics, .metrics),
            Route(description, .description),
            Route(documentation, .documentation),
            Route(documentationScript, .documentationScript),
            Route(contactRequests, .contactRequests, and: [.post]),
            Route(consent, .consent),
            Route(received, .received),
            Route(withdrawal, .withdrawal, and: [.post]),
            Route("\(contactRequests)/{id}", .contactRequest, and: [.patch, .delete]),
        ]

    /// Where entries of a collection stand side by side.
    static func compare(_ kind: CollectionKind) -> String { "\(kind.href)/compare" }

    /// Where a section of an entry stands by itself, if sections do.
    static func section(_ id: String, of entry: EntryLink) -> String? {
        let pattern = "\(entry.kind.href)/{id}/sections/{sectionId}"
        return sectionPatterns.contains(pattern) ? "\(entry.kind.href)/\(entry.id)/sections/\(id)" : nil
    }

    private static let sectionPatterns = Set(patterns.filter { $0.contains("/sections/") })

    /// Those without a place: no entry can stand at one.
    package static var fixedPaths: Set<String> {
        Set(all.lazy.map(\.pattern).filter(\.parameterNames.isEmpty).map(\.description))
    }

    /// The patterns, for whoever compares them with a description.
    package static var patterns: [String] { all.map(\.pattern.description) }

    /// The methods of each pattern, in lower case, without HEAD and OPTIONS, which go without saying.
    package static var methods: [String: Set<String>] {
        var methods: [String: Set<String>] = [:]
        for route in all {
            methods[route.pattern.description] = Set(
                route.methods.filter { $0 != .head && $0 != .options }.map { $0.name.lowercased() })
        }
        return methods
    }
}
