import HTTP
import JSON

/// `/.well-known/api-catalog`: what there is and where it is described, for machines that know nothing but the host. RFC 9727, as a link set (RFC 9264).
struct APICatalog {
    let site: PublicSite

    /// RFC 9727 §4.1.
    static let contentType = "\(MediaType.linkset.description); profile=\"https://www.rfc-editor.org/info/rfc9727\""

    /// RFC 9727 §2 and §3: where the catalog is, on the catalog itself (so that HEAD finds it) and on the index.
    static let link = HTTPResponse.Field("Link", "<\(RouteTable.apiCatalog)>; rel=\"api-catalog\"")

    /// The links of the index to what describes the API. RFC 8631.
    static var serviceLinks: [HTTPResponse.Field] {
        [
            link,
            HTTPResponse.Field("Link", "<\(RouteTable.description)>; rel=\"service-desc\"; type=\"application/json\""),
            HTTPResponse.Field("Link", "<\(RouteTable.documentation)>; rel=\"service-doc\"; type=\"text/html\""),
        ]
    }

    var object: JSONObject {
        let catalog: JSONObject = [
            "anchor": .string(site.url(RouteTable.apiCatalog)),
            "item": [target(RouteTable.index, "application/json")],
        ]
        let api: JSONObject = [
            "anchor": .string(site.url(RouteTable.index)),
            "service-desc": [target(RouteTable.description, "application/json")],
            "service-doc": [target(RouteTable.documentation, "text/html")],
            "status": [target(RouteTable.readiness, "application/json")],
        ]
        return ["linkset": [.object(catalog), .object(api)]]
    }

    private func target(_ href: String, _ type: String) -> JSONValue {
        ["href": .string(site.url(href)), "type": .string(type)]
    }
}
