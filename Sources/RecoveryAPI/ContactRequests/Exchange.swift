import ContactRequests
import HTTP
import JSON

/// One request that is answered anew, about contact requests, readiness or metrics, on its way to its answer.
struct Exchange: Sendable {
    let request: HTTPRequest
    let common: ContactAnswers
    /// Fields that every answer to it bears, such as those of the rate limit.
    var fields: [HTTPResponse.Field] = []
    private let reply: @Sendable (HTTPAnswer) -> Void

    init(_ request: HTTPRequest, _ common: ContactAnswers, _ reply: @escaping @Sendable (HTTPAnswer) -> Void) {
        self.request = request
        self.common = common
        self.reply = reply
    }

    var now: Timestamp { Timestamp(secondsSince1970: request.time) }

    /// Whether a browser asks, which wants a page and not JSON. Whoever takes both alike gets JSON.
    var wantsPage: Bool { request.quality(of: .html) > request.quality(of: .json) }

    /// Answers with an object, to which whom to call is added.
    func answer(_ status: HTTPStatus, _ object: JSONObject, fields: [HTTPResponse.Field] = []) {
        if status == .ok, request.method != .patch, let other = insteadOfOK(with: fields) {
            return reply(.response(other))
        }
        var object = object
        object.set("crisis", common.crisisObjects)
        let common = CommonFields.json(.json, cacheControl: CommonFields.noStore, origins: origins)
        reply(
            .response(
                HTTPResponse(
                    status, fields: fields + self.fields + common, body: JSONValue.object(object).encoded())))
    }

    func answer(_ status: HTTPStatus, _ page: Page, fields: [HTTPResponse.Field] = []) {
        reply(.response(response(status, page, fields)))
    }

    /// 204.
    func answerNothing() {
        let cache = HTTPResponse.Field("Cache-Control", CommonFields.noStore)
        reply(.response(HTTPResponse(.noContent, fields: [cache] + fields + origins + CommonFields.security)))
    }

    /// An answer that is put together elsewhere.
    func send(_ response: HTTPResponse) { reply(.response(response)) }

    func refuse(_ problem: Problem) { reply(.response(response(to: problem))) }

    /// A problem as JSON, or as a page if a browser sent a contact request.
    func response(to problem: Problem) -> HTTPResponse {
        if request.method == .post, wantsPage {
            let wait = (problem.fields + fields).first { $0.name == "Retry-After" }.flatMap { Int($0.value) }
            let page = ProblemPage(problem: problem, secondsToWait: wait).page
            return response(problem.kind.status, page, problem.fields)
        }
        var problem = problem
        problem.fields += fields
        problem.crisis = common.crisisObjects
        return problem.response(instance: instance, requestID: request.idText, origins: origins)
    }

    private func response(_ status: HTTPStatus, _ page: Page, _ fields: [HTTPResponse.Field]) -> HTTPResponse {
        HTTPResponse(
            status, fields: fields + self.fields + common.pageFields + origins,
            body: page.bytes(crisis: common.crisis))
    }

    var origins: [HTTPResponse.Field] { common.settings.allowedOrigins.fields(for: request) }

    /// The path, unless somebody wrote something else in it than an id.
    private var instance: String? {
        let path = request.text(request.path)
        let known = [RouteTable.contactRequests, RouteTable.readiness, RouteTable.received, RouteTable.withdrawal]
        return known.contains(path)
            || ContactRequestID(String(path.dropFirst(RouteTable.contactRequests.count + 1))) != nil
            ? path : nil
    }

    // MARK: Refusals that several endpoints share

    /// What is wrong with a request to a resource that has no query and exists as JSON alone.
    var plainRefusal: Problem? { QueryRules.refusal(request) ?? jsonRefusal }

    var jsonRefusal: Problem? {
        if request.quality(of: .json) > 0 { return nil }
        return Problem(kind: .notAcceptable, detail: "This resource exists as \(MediaType.json.description).")
    }
}
