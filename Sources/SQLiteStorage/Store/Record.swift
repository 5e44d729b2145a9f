import ContactRequests
import Hashing
import SQLite

/// A row of `contact_requests` with its consent text, as `SQL.record` selects it.
struct Record {
    let position: Int64
    let contactRequest: ContactRequest
    let fingerprint: Digest?

    init(_ row: Statement) throws(SQLiteError) {
        guard let id = ContactRequestID(bytes: row.blob(1)), let language = row.text(9), let version = row.text(8),
            let text = row.text(10)
        else { throw .unreadableRow }
        position = row.integer(0)
        fingerprint = row.blob(19).flatMap(Digest.init(bytes:))
        contactRequest = ContactRequest(
            id: id, status: try row.status(2), version: Int(row.integer(3)), receivedAt: row.timestamp(4),
            updatedAt: row.timestamp(5), personal: try Self.personal(row),
            consent: Consent(
                text: ConsentText(version: version, language: LanguageTag(kept: language), text: text),
                givenAt: row.timestamp(6), page: row.text(7).map(ConsentPage.init(kept:))))
    }

    private static func personal(_ row: Statement) throws(SQLiteError) -> PersonalDetails? {
        guard let number = row.text(11) else { return nil }
        guard let phone = PhoneNumber(e164: number), let language = row.text(18) else { throw .unreadableRow }
        return PersonalDetails(
            phone: phone, name: row.text(12).map(PersonName.init(kept:)), program: row.text(13),
            relationship: row.text(14).flatMap(Relationship.init),
            preferredTime: row.text(15).flatMap(PreferredTime.init),
            timeZone: row.text(16).map(TimeZoneName.init(kept:)), isVoicemailSafe: row.integer(17) == 1,
            language: LanguageTag(kept: language))
    }

    var stored: StoredContactRequest {
        StoredContactRequest(
            id: contactRequest.id, receivedAt: contactRequest.receivedAt, program: contactRequest.personal?.program,
            consent: contactRequest.consent.text)
    }
}

extension Statement {
    func timestamp(_ column: Int32) -> Timestamp { Timestamp(secondsSince1970: Int(integer(column))) }

    func status(_ column: Int32) throws(SQLiteError) -> ContactRequestStatus {
        guard let status = text(column).flatMap(ContactRequestStatus.init) else { throw .unreadableRow }
        return status
    }
}

extension ContactRequestID {
    /// Its 16 bytes, big-endian.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        for word in [high, low] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return bytes
    }

    init?(bytes: [UInt8]?) {
        guard let bytes, bytes.count == 16 else { return nil }
        func word(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(high: word(bytes[..<8]), low: word(bytes[8...]))
    }
}
