import Content
import HTTP
import JSON

/// The index: what there is, and whom to call.
enum IndexRepresentation {
    static func object(of content: ContentRepository, publicURL: PublicURL?) -> JSONObject {
        [
            "name": .string(ServerVersion.name),
            "version": .string(ServerVersion.number),
            "collections": .array(
                content.collections.map { collection in
                    [
                        "type": .string(collection.kind.type), "title": .string(collection.kind.title),
                        "totalCount": .integer(collection.entries.count), "href": .string(collection.kind.href),
                    ]
                }),
            "links": .object(links(publicURL)),
            "crisis": .array(content.crisisResources.map { .object($0.summary) }),
        ]
    }

    private static func links(_ publicURL: PublicURL?) -> JSONObject {
        var links: JSONObject = [
            "self": .string(RouteTable.index), "navigation": .string(RouteTable.navigation),
            "crisisResources": .string(RouteTable.crisisResources),
            "sponsoredListings": .string(RouteTable.sponsoredListings), "openapi": .string(RouteTable.description),
            "docs": .string(RouteTable.documentation), "problems": .string(RouteTable.problems),
            "changes": .string(RouteTable.changes),
            "apiCatalog": .string(RouteTable.apiCatalog),
        ]
        if publicURL != nil { links["feed"] = .string(RouteTable.jsonFeed) }
        return links
    }
}

extension Navigation {
    /// The menu.
    var representation: JSONObject {
        [
            "clusters": .array(clusters.map { .object($0.representation) }),
            "totalCount": .integer(clusters.map(\.entries.count).reduce(0, +)),
            "links": ["self": .string(RouteTable.navigation)],
        ]
    }
}

extension Navigation.Cluster {
    var representation: JSONObject {
        var object: JSONObject = ["id": .string(id), "title": .string(title)]
        object["entries"] = .array(entries.map { .object($0.representation) })
        return object
    }
}

extension ProblemKind {
    var summary: JSONObject {
        [
            "code": .string(code), "status": .integer(status.code), "title": .string(title), "href": .string(href),
        ]
    }

    var representation: JSONObject {
        [
            "code": .string(code), "type": .string(href), "title": .string(title), "status": .integer(status.code),
            "meaning": .string(meaning), "remedy": .string(remedy),
            "links": ["self": .string(href), "collection": .string(RouteTable.problems)],
        ]
    }
}
