import HTTP
import JSON

/// One error answer. RFC 9457.
struct Problem: Error, Sendable {
    /// One fault of the input, for errors that name more than one at once.
    struct Fault: Sendable {
        /// What it is about.
        enum Place: Equatable, Sendable {
            /// A query parameter or a form's field.
            case parameter(String)
            /// A value in a JSON body.
            case pointer(JSONPointer)
        }

        let detail: String
        let place: Place

        var representation: JSONObject {
            switch place {
            case .parameter(let name): ["detail": .string(detail), "parameter": .string(name)]
            case .pointer(let pointer): ["detail": .string(detail), "pointer": .string(pointer.description)]
            }
        }
    }

    let kind: ProblemKind
    /// About this occurrence, for the person who has to mend it.
    let detail: String
    var faults: [Fault] = []
    /// Fields that this status needs, such as `Allow`.
    var fields: [HTTPResponse.Field] = []
    /// Whom to call meanwhile: an extension member (RFC 9457 §3.2) where the one who asks may be in need.
    var crisis: [JSONObject] = []
    /// The formats in which there is what was asked for.
    var available: [Formats.Available] = []

    /// The answer. `instance` is the path that was asked for, without its query, in which a client may have put anything; `origins` are the
    /// fields by which other origins may read it.
    func response(
        instance: String?, requestID: String, origins: [HTTPResponse.Field] = CommonFields.openToAllOrigins
    ) -> HTTPResponse {
        var body = Self.members(of: kind)
        body.set("detail", detail)
        body.set("instance", instance)
        body.set("requestId", requestID)
        body.set("errors", faults.map(\.representation))
        body.set("available", available.map(\.representation))
        body.set("crisis", crisis)
        return HTTPResponse(
            kind.status, fields: fields + Self.fields(origins: origins), body: JSONValue.object(body).encoded())
    }

    /// Whether it has nothing but what every problem has.
    var isPlain: Bool { faults.isEmpty && fields.isEmpty && crisis.isEmpty && available.isEmpty }

    /// The members that are the same for every problem of a kind. They stand first.
    static func members(of kind: ProblemKind) -> JSONObject {
        ["type": .string(kind.href), "title": .string(kind.title), "status": .integer(kind.status.code)]
    }

    /// The fields that are the same for every problem.
    static func fields(origins: [HTTPResponse.Field]) -> [HTTPResponse.Field] {
        CommonFields.json(.problem, cacheControl: CommonFields.noStore, origins: origins)
    }
}
