import Hashing

/// A published text by which a sender agrees to be called, exactly as it was shown.
package struct ConsentText: Hashable, Sendable {
    /// As `consentVersion` says it, such as `2026-11-25`.
    package let version: String
    package let language: LanguageTag
    package let text: String
    /// Of the text's UTF-8 bytes. It differs where only the provider's name does, and so tells what somebody read.
    package let digest: Digest

    package init(version: String, language: LanguageTag, text: String) {
        self.version = version
        self.language = language
        self.text = text
        digest = .sha256(Array(text.utf8))
    }

    package static func == (one: ConsentText, other: ConsentText) -> Bool {
        one.digest == other.digest && one.version == other.version && one.language == other.language
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
