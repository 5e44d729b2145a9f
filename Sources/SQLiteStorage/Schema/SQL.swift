import SQLite

/// Every statement that runs more than once, prepared once a connection.
enum SQL: Int, PreparedSQL {
    case begin, commit, beginReading
    case checkpoint, heartbeat
    case consentNumber, insertConsent
    case insertContactRequest, contactRequestByKey, forgetKey
    case receipt, contactRequest, allContactRequests
    case list, listBefore, listOfStatus, listOfStatusBefore, count, countOfStatus
    case changeStatus, erase, finished, forgetKeys
    case note, auditOfContactRequest

    var text: String {
        switch self {
        case .begin: "BEGIN IMMEDIATE"
        case .commit: "COMMIT"
        case .beginReading: "BEGIN"
        case .checkpoint: "PRAGMA wal_checkpoint(TRUNCATE)"
        case .heartbeat: "UPDATE heartbeat SET beats = beats + 1"
        case .consentNumber: "SELECT number FROM consent_texts WHERE digest = ? AND version = ? AND language = ?"
        case .insertConsent: "INSERT INTO consent_texts (digest, version, language, text) VALUES (?, ?, ?, ?)"
        case .insertContactRequest:
            """
            INSERT INTO contact_requests (id, status, version, received_at, updated_at, consent, consent_given_at,
                idempotency_key, fingerprint, consent_page, phone, name, program, relationship, preferred_time, time_zone,
                is_voicemail_safe, language)
            VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        case .contactRequestByKey: Self.record("idempotency_key = ?")
        case .forgetKey: "UPDATE contact_requests SET idempotency_key = NULL, fingerprint = NULL WHERE position = ?"
        case .receipt: "SELECT status, received_at, updated_at FROM contact_requests WHERE id = ?"
        case .contactRequest: Self.record("id = ?")
        case .allContactRequests: Self.record("position > 0 ORDER BY position")
        case .list: Self.record("position > ? ORDER BY position LIMIT ?")
        case .listBefore: Self.record("position < ? ORDER BY position DESC LIMIT ?")
        case .listOfStatus: Self.record("status = ? AND position > ? ORDER BY position LIMIT ?")
        case .listOfStatusBefore: Self.record("status = ? AND position < ? ORDER BY position DESC LIMIT ?")
        case .count: "SELECT count(*) FROM contact_requests"
        case .countOfStatus: "SELECT count(*) FROM contact_requests WHERE status = ?"
        case .changeStatus:
            "UPDATE contact_requests SET status = ?, version = version + 1, updated_at = ? WHERE position = ?"
        case .erase:
            """
            UPDATE contact_requests SET status = ?, version = version + 1, updated_at = ?, erased_at = ?, fingerprint = NULL,
                consent_page = NULL, phone = NULL, name = NULL, program = NULL, relationship = NULL, preferred_time = NULL,
                time_zone = NULL, is_voicemail_safe = NULL, language = NULL
            WHERE position = ?
            """
        case .finished:
            """
            SELECT position, status FROM contact_requests INDEXED BY contact_requests_finished
            WHERE erased_at IS NULL AND (status = 'closed' OR status = 'spam' OR status = 'withdrawn')
                AND updated_at < ? LIMIT ?
            """
        case .forgetKeys:
            """
            UPDATE contact_requests SET idempotency_key = NULL, fingerprint = NULL WHERE position IN
                (SELECT position FROM contact_requests WHERE idempotency_key IS NOT NULL AND received_at <= ? LIMIT ?)
            """
        case .note: "INSERT INTO audit (at, actor, staff, action, status, contact_request) VALUES (?, ?, ?, ?, ?, ?)"
        case .auditOfContactRequest:
            """
            SELECT at, actor, staff, action, audit.status FROM audit
            JOIN contact_requests ON position = contact_request WHERE id = ? ORDER BY number LIMIT ?
            """
        }
    }

    /// Whole records, in the columns that `Record` reads.
    private static func record(_ condition: String) -> String {
        """
        SELECT position, id, status, contact_requests.version, received_at, updated_at, consent_given_at, consent_page,
            consent_texts.version, consent_texts.language, text, phone, name, program, relationship, preferred_time, time_zone,
            is_voicemail_safe, contact_requests.language, fingerprint
        FROM contact_requests JOIN consent_texts ON number = consent
        WHERE \(condition)
        """
    }
}
