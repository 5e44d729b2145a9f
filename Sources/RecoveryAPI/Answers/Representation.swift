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
        /// Without its body where only gzip is kept.
        let ok: PreparedResponse
        let notModified: PreparedResponse

        /// RFC 9110 §15.4.5: a 304 repeats the tag and `Content-Location`, and no links.
        init(
            _ coded: RepresentationBody.Coded, _ heads: RepresentationHeads.Pair, links: EncodedFields,
            location: HTTPResponse.Field?
        ) {
            let own = [coded.tagField] + (location.map { [$0] } ?? [])
            self.coded = coded
            ok = PreparedResponse(
                heads.ok, resource: links, own: EncodedFields(own, bodyByteCount: coded.byteCount),
                body: coded.bytes ?? Self.nothing)
            notModified = PreparedResponse(
                heads.notModified, resource: .none, own: EncodedFields(own), body: Self.nothing)
        }

        /// With the body that it lacks.
        func ok(body: StableBytes) -> PreparedResponse { PreparedResponse(ok, body: body) }

        private static let nothing = StableBytes([])
    }

    /// What a request comes to.
    enum Outcome {
        case answer(PreparedResponse)
        case problem(Problem)
        /// It is not made yet: ``make(by:)``, elsewhere than on a loop, and ask again.
        case later(Representation)
        /// It is kept in gzip alone: ``unpacked()``, elsewhere than on a loop.
        case packed(Representation)
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
    /// `Link` fields; all formats of a resource share them.
    private let links: EncodedFields
    /// Where it stands alone, if Accept chose it elsewhere.
    private let location: HTTPResponse.Field?
    // Each is written once, under the lock of the body and before the progress that says so is stored; nobody reads it before having seen that.
    // AtomicLazyReference would say the same, at 250 instructions a look.
    private let progress = Atomic(Progress.nothing)
    private var plain: Answers?
    /// `nil` where gzip gains nothing.
    private var gzip: Answers?

    init(
        _ body: RepresentationBody, _ heads: RepresentationHeads, links: EncodedFields = .none,
        location: HTTPResponse.Field? = nil
    ) {
        mediaType = heads.mediaType
        self.body = body
        self.heads = heads
        self.links = links
        self.location = location
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
    ///
    /// - Precondition: its body is kept as it is.
    func makePlain() {
        precondition(body.keepsPlain, "what is there from the start is kept as it is")
        body.makePlain { coded in
            guard progress.load(ordering: .relaxed) == Progress.nothing else { return }
            plain = Answers(coded, heads.identity, links: links, location: location)
            progress.store(Progress.plain, ordering: .releasing)
        }
    }

    /// Makes all that is missing.
    func make(by encoder: borrowing GzipEncoder) {
        body.makeAll(by: encoder) { coded in
            let made = progress.load(ordering: .relaxed)
            guard made < Progress.all else { return }
            if made == Progress.nothing {
                plain = Answers(coded.plain, heads.identity, links: links, location: location)
            }
            gzip = coded.gzip.map { Answers($0, heads.gzip, links: links, location: location) }
            progress.store(Progress.all, ordering: .releasing)
        }
    }

    /// The answer without a coding of what is kept in gzip alone. It is made for each request anew.
    ///
    /// - Precondition: ``answer(_:)`` came to `packed`.
    func unpacked() -> PreparedResponse {
        guard let plain, let member = gzip?.coded.bytes,
            let bytes = member.decompressed(byteCount: plain.coded.byteCount)
        else { preconditionFailure("what we compressed ourselves cannot be read") }
        return plain.ok(body: bytes)
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
        case .proceed: answers.coded.bytes == nil && request.method == .get ? .packed(self) : .answer(answers.ok)
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
