import HTTP

/// RFC 9110 §13.2: preconditions are considered when all else is well, and hold for every resource, also for one without validators: `*` is
/// for any representation, and a tag for none of it.
extension Exchange {
    /// What answers a read instead of the 200 with these fields, if a precondition says so.
    func insteadOfOK(with fields: [HTTPResponse.Field]) -> HTTPResponse? {
        let tag = fields.first { $0.name == "ETag" }.map { Array($0.value.utf8) } ?? []
        switch request.preconditionOutcome(Validators(entityTag: tag, lastModified: nil)) {
        case .proceed: return nil
        case .notModified:
            let cache = HTTPResponse.Field("Cache-Control", CommonFields.noStore)
            return HTTPResponse(.notModified, fields: fields + self.fields + [cache] + origins)
        case .failed: return response(to: .preconditionFailed)
        }
    }

    /// The problem of a change to a resource without validators.
    var preconditionRefusal: Problem? {
        switch request.preconditionOutcome(Validators(entityTag: [], lastModified: nil)) {
        case .proceed, .notModified: nil
        case .failed: .preconditionFailed
        }
    }
}

extension Problem {
    fileprivate static let preconditionFailed = Problem(
        kind: .preconditionFailed, detail: "If-Match or If-None-Match does not hold. Nothing was changed.")
}
