import Hashing

/// An `Idempotency-Key` with what came under it, as digests: neither the key nor the fields can be read from them.
package struct Idempotency: Hashable, Sendable {
    package let keyDigest: Digest
    /// Of key and fields together. Without the key, nobody can try phone numbers until one fits.
    package let fingerprint: Digest

    /// How long a key is remembered.
    package static let lifetimeInSeconds = 86_400

    package init(keyDigest: Digest, fingerprint: Digest) {
        self.keyDigest = keyDigest
        self.fingerprint = fingerprint
    }

    /// `key` is what stands in the field, without quotation marks. Fields that are read alike are alike, whatever form they came in.
    package init(key: String, draft: ContactRequestDraft) {
        keyDigest = .sha256(Array(key.utf8))
        var bytes: [UInt8] = []
        let personal = draft.personal
        for part in [
            key, personal.phone.revealed, draft.consent.text.version, personal.name?.revealed, personal.program,
            personal.relationship?.rawValue, personal.preferredTime?.rawValue, personal.timeZone?.text,
            personal.isVoicemailSafe ? "voicemail" : nil, personal.language.text, draft.isSpam ? "spam" : nil,
        ] {
            // No part holds a NUL, so no two lists of parts are written alike.
            bytes += part.map { Array($0.utf8) + [1, 0] } ?? [0, 0]
        }
        fingerprint = .sha256(bytes)
    }
}
