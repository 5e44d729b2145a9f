import HTTP
import JSON

/// `/docs`, the description for people, and the script with which its forms make requests. Nothing in it comes from anywhere else, so it works offline.
enum Documentation {
    /// Made when somebody asks for it.
    static func page(madeAt: Int, of description: @escaping @Sendable () -> JSONObject) -> Representation {
        Representation(
            RepresentationBody(madeAt: madeAt) {
                Array(DocumentationPage(description: description()).html.markup.utf8)
            }, RepresentationHeads(.html, madeAt: madeAt, fields: fields("text/html; charset=utf-8")))
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
