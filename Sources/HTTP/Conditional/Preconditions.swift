/// What tells representations of a resource apart. RFC 9110 §8.8.
package struct Validators: Sendable {
    /// With its quotes; strong. Empty for a representation that has none: no list names it, and `*` does all the same.
    package let entityTag: [UInt8]
    /// Seconds since 1970-01-01T00:00:00Z, if anybody knows; without it, conditions by date count for nothing (RFC 9110 §13.1.3 and §13.1.4).
    package let lastModified: Int?

    package init(entityTag: [UInt8], lastModified: Int?) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
}

/// What the preconditions of a request come to. RFC 9110 §13.2.
package enum PreconditionOutcome: Sendable {
    case proceed
    /// 304, of a GET or HEAD.
    case notModified
    /// 412.
    case failed
}

extension HTTPRequest {
    /// Considers the preconditions in the order of RFC 9110 §13.2.2 against the representation that a 200 would carry.
    ///
    /// A condition by date counts only where there is none by tag, since tags are exact; and one that is no date counts for nothing.
    package func preconditionOutcome(_ validators: Validators) -> PreconditionOutcome {
        let isRead = method == .get || method == .head
        if has(.ifMatch) {
            if ifMatchExcludes(validators.entityTag) { return .failed }
        } else if let modified = validators.lastModified, let date = date(.ifUnmodifiedSince), modified > date {
            return .failed
        }
        if has(.ifNoneMatch) {
            if ifNoneMatchNames(validators.entityTag) { return isRead ? .notModified : .failed }
        } else if isRead, let modified = validators.lastModified, let date = date(.ifModifiedSince), modified <= date {
            return .notModified
        }
        return .proceed
    }

    /// The date in the only field of this name. More than one is no date (RFC 9110 §13.1.3).
    private func date(_ name: HTTPFieldName) -> Int? {
        guard let value = firstValue(name), count(of: name) == 1 else { return nil }
        return HTTPDate.seconds(head.span.extracting(value), now: time)
    }
}
