import Content
import HTTP
import JSON

/// The answer in place of an entry that was withdrawn: 410 (Gone), RFC 9110 §15.5.11, in every format and at every section of it.
///
/// It is the same for everybody and, unlike other problems, may be kept by caches as long as content; so it names no request.
enum WithdrawnAnswer {
    static func prepared(_ change: Change, _ feed: ChangeFeed, crisis: [JSONObject]) -> PreparedResponse {
        var body = Problem.members(of: .withdrawn)
        body.set("detail", change.withdrawal(of: "“\(change.title)”"))
        body.set("instance", "/" + change.path)
        body.set("reason", change.reason)
        body.set("date", change.date.description)
        if change.isUrgent { body["urgent"] = true }
        if let replacement = change.replacement(in: feed) { body["replacedBy"] = .object(replacement) }
        body.set("crisis", crisis)
        let fields = CommonFields.json(.problem, cacheControl: CommonFields.contentCaching)
        return PreparedResponse(
            HTTPResponse(
                .gone, fields: fields + [HTTPResponse.Field("Content-Language", "en")],
                body: JSONValue.object(body).encoded()))
    }
}

extension Change {
    /// That it was withdrawn, of what is called by `name`, and what to read instead.
    func withdrawal(of name: String) -> String {
        "\(name) was withdrawn on \(date).\(replacedBy.map { " Read /\($0) instead." } ?? "")"
    }
}
