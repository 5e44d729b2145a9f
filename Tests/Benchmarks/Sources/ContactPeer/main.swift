import Foundation
import GRDB
import Hummingbird
import NIOPosix

// usage: ContactPeer PORT DATABASE
//
// Contact requests as one would write them first: Hummingbird reads JSON, the rules are ours, GRDB keeps each request in a transaction of its own
// with synchronous=FULL, and the answer goes out after the commit.
guard CommandLine.arguments.count == 3, let port = Int(CommandLine.arguments[1]) else {
    fatalError("usage: ContactPeer PORT DATABASE")
}

struct ContactRequest: Decodable {
    let phone: String
    let consent: Bool
    let consentVersion: String?
    let name: String?
    let program: String?
    let relationship: String?
    let preferredTime: String?
    let timeZone: String?
    let safeToLeaveVoicemail: Bool?
    let language: String?
    let website: String?
}

struct Receipt: ResponseEncodable {
    struct Consent: Encodable { let version: String, text: String }
    struct Links: Encodable { let `self`: String }
    struct Line: Encodable { let id: String, name: String, call: String }
    let id: String
    let status: String
    let receivedAt: String
    let program: String?
    let consent: Consent
    let crisis: [Line]
    let links: Links
}

struct Rules {
    static let programs: Set = ["iop", "php", "detox", "inpatient-rehab", "outpatient-rehab"]

    /// A North American number as E.164.
    static func phone(_ text: String) -> String? {
        var digits: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits.append(byte)
            case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "."): break
            case UInt8(ascii: "+") where digits.isEmpty: break
            default: return nil
            }
        }
        if digits.count == 11, digits[0] == 0x31 { digits.removeFirst() }
        guard digits.count == 10, digits[0] >= 0x32, digits[3] >= 0x32, !(digits[1] == 0x31 && digits[2] == 0x31),
            !(digits[4] == 0x31 && digits[5] == 0x31)
        else { return nil }
        return "+1" + String(decoding: digits, as: UTF8.self)
    }

    static func accepts(_ request: ContactRequest) -> Bool {
        request.consent && (request.name?.count ?? 0) <= 200
            && request.program.map(programs.contains) ?? true
            && request.relationship.map(["self", "lovedOne", "professional"].contains) ?? true
            && request.preferredTime.map(["morning", "afternoon", "evening", "anytime"].contains) ?? true
    }
}

var configuration = GRDB.Configuration()
configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
let pool = try DatabasePool(path: CommandLine.arguments[2], configuration: configuration)
try await pool.write { database in
    try database.execute(
        sql: """
            CREATE TABLE IF NOT EXISTS contactRequest (
                id TEXT PRIMARY KEY, receivedAt REAL NOT NULL, status TEXT NOT NULL, phone TEXT NOT NULL, name TEXT,
                program TEXT, relationship TEXT, preferredTime TEXT, timeZone TEXT, voicemail BOOLEAN NOT NULL,
                language TEXT NOT NULL, consentVersion TEXT NOT NULL, isSpam BOOLEAN NOT NULL
            ) STRICT
            """.replacingOccurrences(of: "BOOLEAN", with: "INTEGER"))
}

let consent = Receipt.Consent(
    version: "1",
    text: "I agree that a treatment provider may call me about treatment. I can withdraw this at any time.")
let crisis = [
    Receipt.Line(id: "988", name: "988 Suicide & Crisis Lifeline", call: "988"),
    Receipt.Line(id: "911", name: "Emergency services", call: "911"),
    Receipt.Line(id: "samhsa-helpline", name: "SAMHSA National Helpline", call: "1-800-662-4357"),
]

let router = Router()
router.post("contact-requests") { request, context -> EditedResponse<Receipt> in
    let contactRequest = try await request.decode(as: ContactRequest.self, context: context)
    guard let phone = Rules.phone(contactRequest.phone), Rules.accepts(contactRequest) else {
        throw HTTPError(.unprocessableContent)
    }
    let id = (0..<16).map { _ in String(format: "%02x", UInt8.random(in: 0...255)) }.joined()
    let now = Date()
    try await pool.write { database in
        try database.execute(
            sql: "INSERT INTO contactRequest VALUES (?, ?, 'received', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                id, now.timeIntervalSince1970, phone, contactRequest.name, contactRequest.program,
                contactRequest.relationship, contactRequest.preferredTime, contactRequest.timeZone,
                contactRequest.safeToLeaveVoicemail ?? false, contactRequest.language ?? "en",
                contactRequest.consentVersion ?? consent.version, !(contactRequest.website ?? "").isEmpty,
            ])
    }
    let receipt = Receipt(
        id: id, status: "received", receivedAt: now.formatted(.iso8601), program: contactRequest.program,
        consent: consent, crisis: crisis, links: Receipt.Links(self: "/contact-requests/\(id)"))
    return EditedResponse(status: .created, headers: [.location: "/contact-requests/\(id)"], response: receipt)
}
router.get("livez") { _, _ in "ok" }
let application = Application(
    router: router,
    configuration: .init(address: .hostname("127.0.0.1", port: port)),
    eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: 1))
)
try await application.runService()
