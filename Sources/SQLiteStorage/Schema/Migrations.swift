import SQLite

/// The tables, step by step. A step that was released is never edited: the next one changes what it made.
enum Migrations {
    /// "RCVR", so that no other program's database is taken for ours. <https://sqlite.org/fileformat2.html#application_id>
    static let applicationID: Int64 = 0x5243_5652

    /// A file's version is the number of steps that it has seen.
    static var currentVersion: Int64 { Int64(steps.count) }

    /// What a file is to us.
    enum State: Equatable {
        case current
        case behind
        case newer(Int64)
        case foreign
    }

    static func state(of connection: Connection) throws(SQLiteError) -> State {
        let version = try connection.number("PRAGMA user_version") ?? 0
        let application = try connection.number("PRAGMA application_id") ?? 0
        let isEmpty = try connection.number("SELECT count(*) FROM sqlite_schema") == 0
        if application != applicationID, !isEmpty { return .foreign }
        if version > currentVersion { return .newer(version) }
        return version == currentVersion ? .current : .behind
    }

    /// Brings a file up to date in one transaction. Another process may have come first: what it did is not done again.
    static func apply(to connection: Connection) throws(SQLiteError) {
        try connection.execute("BEGIN IMMEDIATE")
        do throws(SQLiteError) {
            let version = try connection.number("PRAGMA user_version") ?? 0
            for step in steps.dropFirst(Int(version)) { try connection.execute(step) }
            try connection.execute("PRAGMA application_id = \(applicationID)")
            try connection.execute("PRAGMA user_version = \(max(version, currentVersion))")
            try connection.execute("COMMIT")
        } catch {
            connection.rollBack()
            throw error
        }
    }

    private static let steps = [
        """
        CREATE TABLE consent_texts (
            number INTEGER PRIMARY KEY,
            digest BLOB NOT NULL,
            version TEXT NOT NULL,
            language TEXT NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (digest, version, language)
        ) STRICT;

        -- Rows are never deleted: what is left of an erased contact request is its tombstone.
        CREATE TABLE contact_requests (
            position INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            -- Not IN: a longer list of that becomes a table of its own with every insert, which is a quarter of its cost.
            status TEXT NOT NULL CHECK (status = 'received' OR status = 'inProgress' OR status = 'reached'
                OR status = 'unreachable' OR status = 'closed' OR status = 'spam' OR status = 'withdrawn'),
            version INTEGER NOT NULL CHECK (version >= 1),
            received_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            erased_at INTEGER,
            consent INTEGER NOT NULL REFERENCES consent_texts (number),
            consent_given_at INTEGER NOT NULL,
            idempotency_key BLOB,
            fingerprint BLOB,
            consent_page TEXT,
            phone TEXT,
            name TEXT,
            program TEXT,
            relationship TEXT,
            preferred_time TEXT,
            time_zone TEXT,
            is_voicemail_safe INTEGER,
            language TEXT,
            CHECK ((erased_at IS NULL) = (phone IS NOT NULL)),
            CHECK (status <> 'withdrawn' OR erased_at IS NOT NULL),
            CHECK (erased_at IS NULL OR coalesce(consent_page, phone, name, program, relationship, preferred_time, time_zone,
                is_voicemail_safe, language, fingerprint) IS NULL)
        ) STRICT;

        CREATE INDEX contact_requests_by_status ON contact_requests (status, position);
        CREATE UNIQUE INDEX contact_requests_by_key ON contact_requests (idempotency_key)
            WHERE idempotency_key IS NOT NULL;
        -- What the purge looks through: small, and no insert touches it.
        CREATE INDEX contact_requests_finished ON contact_requests (updated_at)
            WHERE erased_at IS NULL AND (status = 'closed' OR status = 'spam' OR status = 'withdrawn');

        CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            staff TEXT,
            action TEXT NOT NULL,
            status TEXT,
            contact_request INTEGER REFERENCES contact_requests (position)
        ) STRICT;
        CREATE INDEX audit_by_contact_request ON audit (contact_request) WHERE contact_request IS NOT NULL;
        CREATE TRIGGER audit_stays_unchanged BEFORE UPDATE ON audit
            BEGIN SELECT raise(ABORT, 'the audit is never changed'); END;
        CREATE TRIGGER audit_stays BEFORE DELETE ON audit
            BEGIN SELECT raise(ABORT, 'the audit is never shortened'); END;

        -- One row that the health check writes to.
        CREATE TABLE heartbeat (one INTEGER PRIMARY KEY CHECK (one = 1), beats INTEGER NOT NULL) STRICT;
        INSERT INTO heartbeat VALUES (1, 0);
        """
    ]
}
