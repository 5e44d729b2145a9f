import HTTP
import JSON

/// One error answer. RFC 9457.
struct Problem: Error, Sendable {
    /// One fault of the input, for errors that name more than one at once.
    struct Fault: Sendable {
        let detail: String
        /// The query parameter that it is about.
        let parameter: String
    }

    let kind: ProblemKind
    /// About this occurrence, for the person who has to mend it.
    let detail: String
    var faults: [Fault] = []
    /// Fields that this status needs, such as `Allow`.
    var fields: [HTTPResponse.Field] = []

    /// The answer. `instance` is the path that was asked for, without its query, in which a client may have put anything.
    func response(instance: String?, requestID: String) -> HTTPResponse {
        var body: JSONObject = [
            "type": .string(kind.href), "title": .string(kind.title), "status": .integer(kind.status.code),
            "detail": .string(detail),
        ]
        body.set("instance", instance)
        body.set("requestId", requestID)
        body.set("errors", faults.map { ["detail": .string($0.detail), "parameter": .string($0.parameter)] })
        let common = CommonFields.json(.problem, cacheControl: CommonFields.noStore)
        return HTTPResponse(kind.status, fields: fields + common, body: JSONValue.object(body).encoded())
    }
}
