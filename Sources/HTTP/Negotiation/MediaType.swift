/// A media type without parameters, such as `application/json`, in lower case.
package struct MediaType: Hashable, Sendable {
    package let type: StaticString
    package let subtype: StaticString

    package init(_ type: StaticString, _ subtype: StaticString) {
        self.type = type
        self.subtype = subtype
    }

    package var description: String { "\(type)/\(subtype)" }

    package static func == (one: Self, other: Self) -> Bool { one.description == other.description }
    package func hash(into hasher: inout Hasher) { hasher.combine(description) }

    package static let json = MediaType("application", "json")
    package static let jsonLD = MediaType("application", "ld+json")
    package static let javaScript = MediaType("text", "javascript")
    package static let html = MediaType("text", "html")
    package static let markdown = MediaType("text", "markdown")
    package static let plainText = MediaType("text", "plain")
    package static let problem = MediaType("application", "problem+json")
    package static let openAPI = MediaType("application", "openapi+json")
}
