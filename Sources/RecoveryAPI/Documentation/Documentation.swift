import HTTP
import JSON

/// `/docs`, the description for people, and the script with which its forms make requests. Nothing in it comes from anywhere else, so it works offline.
enum Documentation {
    static func page(of description: JSONObject, madeAt: Int) -> Representation {
        let page = DocumentationPage(description: description)
        return Representation(
            Array(page.html.markup.utf8), madeAt: madeAt, mediaType: .html, fields: fields("text/html; charset=utf-8"))
    }

    static func script(madeAt: Int) -> Representation {
        Representation(
            Array(TryScript.source.utf8), madeAt: madeAt, mediaType: .javaScript,
            fields: fields("text/javascript; charset=utf-8"))
    }

    /// The page may show itself in our style, run the one script, and let that ask this server. Its forms go nowhere by themselves.
    private static let policy = HTTPResponse.Field(
        "Content-Security-Policy",
        "default-src 'none'; style-src \(DocumentationStyle.source); script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )

    private static func fields(_ contentType: String) -> [HTTPResponse.Field] {
        [
            HTTPResponse.Field("Content-Type", contentType),
            HTTPResponse.Field("Cache-Control", CommonFields.contentCaching),
            HTTPResponse.Field("Content-Language", "en"),
        ] + CommonFields.openToAllOrigins + CommonFields.security.filter { $0.name != policy.name } + [policy]
    }
}
