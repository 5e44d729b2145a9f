import HTTP

/// The media types of what others find and follow us by.
extension MediaType {
    /// JSON Feed 1.1.
    static let jsonFeed = MediaType("application", "feed+json")
    static let xml = MediaType("application", "xml")
    /// RFC 9264.
    static let linkset = MediaType("application", "linkset+json")
    static let text = MediaType("text", "plain")

    /// What `Content-Type` says: text has to say how it is encoded.
    var contentType: String { type.description == "text" ? "\(description); charset=utf-8" : description }
}
