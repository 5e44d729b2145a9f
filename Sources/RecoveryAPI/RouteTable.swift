import Content
import HTTP

/// Everything that this API answers, in one table. A path that is not here does not exist; the OpenAPI description has the same paths.
package enum RouteTable {
    static let index = "/"
    static let navigation = "/navigation"
    static let crisisResources = "/crisis-resources"
    static let sponsoredListings = "/sponsored-listings"
    static let problems = "/problems"
    static let liveness = "/livez"
    static let description = "/openapi.json"
    /// Where the contact block of a program leads. The endpoint comes with the store of contact requests.
    static let contactRequests = "/contact-requests"

    /// What stands at a path.
    enum Endpoint: Sendable, Equatable {
        case index
        case collection(CollectionKind)
        case entry(CollectionKind)
        case navigation
        case crisisResources
        case sponsoredListings
        case problems
        case problem
        case liveness
        case description
    }

    struct Route: Sendable {
        let pattern: RoutePattern
        let endpoint: Endpoint
        /// HEAD goes with GET, and OPTIONS with everything.
        let methods: [HTTPMethod]

        init(_ pattern: String, _ endpoint: Endpoint) {
            self.pattern = RoutePattern(pattern)
            self.endpoint = endpoint
            methods = [.get, .head, .options]
        }
    }

    static let all: [Route] =
        [Route(index, .index)]
        + CollectionKind.all.flatMap { kind in
            [Route(kind.href, .collection(kind)), Route("\(kind.href)/{id}", .entry(kind))]
        }
        + [
            Route(navigation, .navigation),
            Route(crisisResources, .crisisResources),
            Route(sponsoredListings, .sponsoredListings),
            Route(problems, .problems),
            Route("\(problems)/{code}", .problem),
            Route(liveness, .liveness),
            Route(description, .description),
        ]

    /// The patterns, for whoever compares them with a description.
    package static var patterns: [String] { all.map(\.pattern.description) }
}
