import HTTP
import JSON

/// What anybody may run into by reading, made ready at start: an answer to a wrong path has to cost us no more than one to a right path.
///
/// Of such a problem only detail, instance and request id differ from request to request. All others are put together by ``Problem`` itself.
struct PreparedProblems: Sendable {
    /// The kinds whose problems have no fields of their own, the most frequent first.
    private static let kinds = [ProblemKind.notFound, .notAcceptable, .preconditionFailed]

    private struct Skeleton: Sendable {
        let code: String
        let head: PreparedHead
        /// The object up to where the detail begins.
        let start: [UInt8]
    }

    private let skeletons: [Skeleton]

    init() {
        let fields = Problem.fields(origins: CommonFields.openToAllOrigins)
        skeletons = Self.kinds.map { kind in
            var start = JSONValue.object(Problem.members(of: kind)).encoded()
            // In place of its end, more members follow.
            start.removeLast()
            return Skeleton(
                code: kind.code, head: PreparedHead(kind.status, fields: fields), start: start + #","detail":"#.utf8)
        }
    }

    /// The answer to `request`, to be read by every origin. Its instance is the path that was asked for, without its query, in which a client may
    /// have put anything.
    func answer(_ problem: Problem, to request: HTTPRequest) -> HTTPAnswer {
        guard problem.isPlain, let skeleton = skeletons.first(where: { $0.code == problem.kind.code }) else {
            return .response(problem.response(instance: request.text(request.path), requestID: request.idText))
        }
        return .sharedHead(skeleton.head, body: Self.body(skeleton, problem, request))
    }

    /// The members and their order are those of ``Problem/response(instance:requestID:origins:)``.
    private static func body(_ skeleton: Skeleton, _ problem: Problem, _ request: HTTPRequest) -> [UInt8] {
        var body: [UInt8] = []
        // Room for the names, the quotes and the longest id; only a text with much to escape needs more.
        body.reserveCapacity(skeleton.start.count + problem.detail.utf8.count + request.path.count + 192)
        body += skeleton.start
        JSONValue.write(problem.detail.utf8.span, to: &body)
        body += #","instance":"#.utf8
        // The parser lets nothing but ASCII into a path.
        JSONValue.write(request.head.span.extracting(request.path), to: &body)
        body += #","requestId":""#.utf8
        // A token or digits: nothing to escape.
        request.appendID(to: &body)
        body += #""}"#.utf8
        return body
    }
}
