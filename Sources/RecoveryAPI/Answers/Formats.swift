import Compression
import HTTP
import JSON

/// A resource in every format in which it exists, and the choice among them.
final class Formats: Sendable {
    /// A format, and where it stands alone.
    struct Available: Sendable {
        let mediaType: MediaType
        let href: String
    }

    private let offered: OfferedTypes
    /// In the order of ``offered``.
    private let representations: [Representation]
    /// Whether `Accept` has a say: not where the URL names the format.
    private let negotiates: Bool
    /// For who wants none of them.
    private let available: [Available]

    /// `available` is what there is, if it can be had at URLs of its own.
    init(_ representations: [Representation], available: [Available] = [], negotiates: Bool = true) {
        self.representations = representations
        self.negotiates = negotiates
        self.available = available
        offered = OfferedTypes(representations.map(\.mediaType))
    }

    /// Makes the format that is asked for most, without a coding: what has to be there from the start.
    func makeFirst() { representations[0].makePlain() }

    /// The tag of the format that is asked for most; `nil` at a URL that names another.
    var firstEntityTag: [UInt8]? { negotiates ? representations[0].plainEntityTag : nil }

    /// Makes all that is missing.
    func make(by encoder: borrowing GzipEncoder) {
        for representation in representations { representation.make(by: encoder) }
    }

    /// The answer to a GET or HEAD.
    func answer(_ request: HTTPRequest) -> Representation.Outcome {
        guard negotiates else { return representations[0].answer(request) }
        guard let place = request.preferred(among: offered) else { return .problem(notAcceptable) }
        return representations[place].answer(request)
    }

    /// RFC 9110 §15.5.7: a list of what there is, from which a person or a program may choose.
    private var notAcceptable: Problem {
        let names = offered.types.map(\.description)
        let list = names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "") : names[0]
        var problem = Problem(kind: .notAcceptable, detail: "This resource exists as \(list).")
        problem.available = available
        if !available.isEmpty { problem.fields = [HTTPResponse.Field("Link", Self.alternates(available))] }
        return problem
    }

    /// RFC 8288: the other formats.
    static func alternates(_ available: [Available]) -> String {
        available.map { "<\($0.href)>; rel=\"alternate\"; type=\"\($0.mediaType.description)\"" }
            .joined(separator: ", ")
    }
}

extension Formats.Available {
    var representation: JSONObject { ["type": .string(mediaType.description), "href": .string(href)] }
}
