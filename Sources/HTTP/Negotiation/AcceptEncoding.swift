/// Proactive negotiation of the content coding. RFC 9110 §12.5.3.
///
///     Accept-Encoding = #( ( content-coding / "identity" / "*" ) [ weight ] )
extension HTTPRequest {
    /// How much the client wants `coding`, written in lower case, in thousandths: 0 is not at all.
    ///
    /// What is named decides before `*`. `identity`, no coding at all, is acceptable unless it is excluded; a client that says nothing takes
    /// everything, but is asked for nothing that it might not know, so another coding is 0 then.
    package func quality(ofCoding coding: StaticString) -> Int {
        let unnamed = coding.isIdentity ? 1000 : 0
        guard has(.acceptEncoding) else { return unnamed }
        let bytes = head.span
        var named: Int?
        var any: Int?
        for field in fields where field.name == .acceptEncoding {
            var elements = ListElements(field.valueRange)
            while let element = elements.next(in: bytes) {
                let end = bytes.firstIndex(of: ASCII.semicolon, in: element)
                let name = bytes.extracting(bytes.trimmingWhitespace(element.lowerBound..<end))
                // A malformed weight makes the element count for nothing.
                guard let quality = WeightedParameters(bytes, end..<element.upperBound)?.quality else { continue }
                if name.equalsIgnoringCase(coding) { named = quality }
                if name.equals("*") { any = quality }
            }
        }
        return named ?? any ?? unnamed
    }
}

extension StaticString {
    fileprivate var isIdentity: Bool {
        // Content codings that are registered have no other of this length.
        utf8CodeUnitCount == 8
    }
}
