import JSON

/// The consent texts that this server publishes: the current one, and earlier ones that a page may still show.
package struct PublishedConsent: Sendable {
    /// The current one first, the others in the order of the file.
    package let texts: [ConsentText]

    package var current: ConsentText { texts[0] }

    /// Why a consent file will not do, for the operator.
    package struct Fault: Error, Equatable, Sendable {
        package let message: String

        package init(_ message: String) { self.message = message }
    }

    /// Beside the content, in the resources folder.
    package static let file = "Contact/consent.json"

    /// What stands for the provider's name in the file.
    static let placeholder = "{provider}"
    /// Who calls, when the operator has given no name.
    static let unnamedProvider = "the treatment provider that runs this service"
    static let textByteCountMaximum = 8_192
    static let versionCountMaximum = 100

    /// Reads the file: `{"current": VERSION, "texts": [{"version", "language", "text"}]}`. The provider's name is put in here, so that what is
    /// published, hashed and kept is what the sender reads.
    package static func read(_ bytes: [UInt8], providerName: String?) throws(Fault) -> PublishedConsent {
        let root: JSONValue
        do throws(JSONSyntaxError) { root = try JSONValue.parse(bytes) } catch {
            throw Fault("\(file): not JSON: \(error)")
        }
        guard let current = root.object?["current"]?.string, let items = root.object?["texts"]?.array,
            (1...versionCountMaximum).contains(items.count)
        else { throw Fault("\(file): has to be an object with \"current\" and one text or more in \"texts\"") }
        var texts: [ConsentText] = []
        for (index, item) in items.enumerated() {
            let text = try read(item, at: JSONPointer().appending("texts").appending(index), providerName)
            guard !texts.contains(where: { $0.version == text.version }) else {
                throw Fault("\(file)#/texts/\(index)/version: stands twice")
            }
            texts.append(text)
        }
        guard let index = texts.firstIndex(where: { $0.version == current }) else {
            throw Fault("\(file)#/current: there is no text of this version")
        }
        texts.insert(texts.remove(at: index), at: 0)
        return PublishedConsent(texts: texts)
    }

    private static func read(
        _ item: JSONValue, at pointer: JSONPointer, _ providerName: String?
    ) throws(Fault) -> ConsentText {
        guard let version = item.object?["version"]?.string, isVersion(version),
            let language = item.object?["language"]?.string.flatMap(LanguageTag.init),
            let text = item.object?["text"]?.string, !text.isEmpty, text.utf8.count <= textByteCountMaximum,
            text.contains(placeholder)
        else {
            throw Fault(
                "\(file)#\(pointer): needs a \"version\" of lower-case letters, digits, points and hyphens, a \"language\" and a \"text\" with \(placeholder)"
            )
        }
        return ConsentText(
            version: version, language: language,
            text: text.split(separator: placeholder, omittingEmptySubsequences: false)
                .joined(separator: providerName ?? unnamedProvider))
    }

    private static func isVersion(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: ".")
            }
    }

    /// The text of a published version.
    package subscript(version: String) -> ConsentText? { texts.first { $0.version == version } }
}
