import Compression
import HTTP
import JSON
import Synchronization

/// One resource in one media type: the answer, its 304, and the tag that tells them apart, without a coding and in gzip.
///
/// What a start needs is made at once. The rest is made behind it, and before its turn if somebody asks (``Later``): five formats of everything take a
/// second, and nobody waits so long for a server to be ready.
// Unchecked for the two answers alone: see there.
final class Representation: @unchecked Sendable {
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

    /// How far it is made.
    private enum Progress {
        static let nothing = 0
        static let plain = 1
        static let all = 2
    }

    let mediaType: MediaType
    private let body: RepresentationBody
    private let heads: RepresentationHeads
    private let fields: ResourceFields
    // Each is written once, under the lock and before the progress that says so is stored; nobody reads it before having seen that. AtomicLazyReference would
    // say the same, at 250 instructions a look.
    private let progress = Atomic(Progress.nothing)
    private let isBeingMade = Mutex(())
    private var plain: Answers?
    /// `nil` where gzip gains nothing.
    private var gzip: Answers?

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

    /// The tag of what goes without a coding.
    var plainEntityTag: [UInt8] { body.plain.validators.entityTag }

    /// Makes what goes without a coding.
    func makePlain() {
        isBeingMade.withLock { _ in makePlainLocked() }
    }

    /// Makes all that is missing.
    func make(by encoder: borrowing GzipEncoder) {
        isBeingMade.withLock { _ in
            makePlainLocked()
            guard progress.load(ordering: .relaxed) < Progress.all else { return }
            gzip = body.gzip(by: encoder).map { Answers($0, heads.gzip, fields) }
            progress.store(Progress.all, ordering: .releasing)
        }
    }

    private func makePlainLocked() {
        guard progress.load(ordering: .relaxed) == Progress.nothing else { return }
        plain = Answers(body.plain, heads.identity, fields)
        progress.store(Progress.plain, ordering: .releasing)
    }

    /// The answer to a GET or HEAD.
    func answer(_ request: HTTPRequest) -> Outcome {
        let progress = progress.load(ordering: .acquiring)
        let chosen: Answers?
        switch request.preferredCoding {
        case .identity:
            guard progress >= Progress.plain else { return .later(self) }
            chosen = plain
        case .gzip:
            guard progress == Progress.all else { return .later(self) }
            if let gzip {
                chosen = gzip
            } else {
                chosen = request.acceptsIdentity ? plain : nil
            }
        case nil: chosen = nil
        }
        guard let answers = chosen else { return .problem(Self.withoutCodingOnly) }
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
