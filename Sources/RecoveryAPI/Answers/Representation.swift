import Compression
import HTTP
import JSON
import Synchronization

/// One resource in one media type: the answer, its 304, and the tag that tells them apart, without a coding and in gzip.
///
/// What a start needs is made at once. The rest is made behind it, and before its turn if somebody asks (``Later``): five formats of everything take a
/// second, and nobody waits so long for a server to be ready.
final class Representation: Sendable {
    /// The answers in one coding.
    private final class Answers: Sendable {
        let coded: RepresentationBody.Coded
        let ok: PreparedResponse
        let notModified: PreparedResponse

        init(_ coded: RepresentationBody.Coded, _ heads: RepresentationHeads.Pair, _ fields: ResourceFields) {
            self.coded = coded
            ok = PreparedResponse(heads.ok, resource: fields.ok, own: coded.ok, body: coded.bytes)
            notModified = PreparedResponse(
                heads.notModified, resource: fields.notModified, own: coded.notModified, body: Self.nothing)
        }

        private static let nothing = StableBytes([])
    }

    /// What a request comes to.
    enum Outcome {
        case answer(PreparedResponse)
        case problem(Problem)
        /// It is not made yet: ``make(by:)``, elsewhere than on a loop, and ask again.
        case later(Representation)
    }

    let mediaType: MediaType
    private let body: RepresentationBody
    private let heads: RepresentationHeads
    private let fields: ResourceFields
    // Loops read these while ``make(by:)`` writes them, once: who reads sees nothing or all of it.
    private let plain = AtomicLazyReference<Answers>()
    private let gzip = AtomicLazyReference<Answers>()
    /// Whether it is known if gzip gains anything.
    private let isComplete = Atomic(false)

    init(_ body: RepresentationBody, _ heads: RepresentationHeads, fields: ResourceFields = .none) {
        mediaType = heads.mediaType
        self.body = body
        self.heads = heads
        self.fields = fields
    }

    /// `madeAt` counts seconds since 1970-01-01T00:00:00Z.
    convenience init(
        _ body: JSONObject, madeAt: Int, mediaType: MediaType = .json,
        cacheControl: String = CommonFields.contentCaching
    ) {
        self.init(
            JSONValue.object(body).encoded(), madeAt: madeAt, mediaType: mediaType,
            fields: CommonFields.json(mediaType, cacheControl: cacheControl) + [
                HTTPResponse.Field("Content-Language", "en")
            ])
    }

    /// `fields` are those of a 200, without validators.
    convenience init(_ bytes: [UInt8], madeAt: Int, mediaType: MediaType, fields: [HTTPResponse.Field]) {
        self.init(
            RepresentationBody(madeAt: madeAt) { bytes },
            RepresentationHeads(mediaType, madeAt: madeAt, fields: fields))
        makePlain()
    }

    /// Makes what goes without a coding.
    func makePlain() {
        if plain.load() == nil { _ = plain.storeIfNil(Answers(body.plain, heads.identity, fields)) }
    }

    /// Makes all that is missing.
    func make(by encoder: borrowing GzipEncoder) {
        makePlain()
        guard !isComplete.load(ordering: .acquiring) else { return }
        if let coded = body.gzip(by: encoder) { _ = gzip.storeIfNil(Answers(coded, heads.gzip, fields)) }
        isComplete.store(true, ordering: .releasing)
    }

    /// The answer to a GET or HEAD.
    func answer(_ request: HTTPRequest) -> Outcome {
        let answers: Answers
        switch request.preferredCoding {
        case .identity:
            guard let plain = plain.load() else { return .later(self) }
            answers = plain
        case .gzip:
            if let gzip = gzip.load() {
                answers = gzip
            } else {
                guard isComplete.load(ordering: .acquiring), let plain = plain.load() else { return .later(self) }
                guard request.quality(ofCoding: "identity") > 0 else { return .problem(Self.withoutCodingOnly) }
                answers = plain
            }
        case nil: return .problem(Self.withoutCodingOnly)
        }
        return switch request.preconditionOutcome(answers.coded.validators) {
        case .proceed: .answer(answers.ok)
        case .notModified: .answer(answers.notModified)
        case .failed:
            .problem(
                Problem(
                    kind: .preconditionFailed,
                    detail:
                        "The current entity tag is \(String(decoding: answers.coded.validators.entityTag, as: UTF8.self))."
                ))
        }
    }

    private static var withoutCodingOnly: Problem {
        Problem(
            kind: .notAcceptable,
            detail: "This resource exists without a content coding and, where that is shorter, in gzip.")
    }
}
