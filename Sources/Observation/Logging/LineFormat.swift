import HTTP
import JSON

/// Writes lines, as text or as JSON. What is the same for many lines is put together once.
struct LineFormat {
    private let isJSON: Bool
    /// What stands between the request's ids and its status, for each endpoint and method.
    private let routes: [[UInt8]]
    private let endpointCount: Int
    private var clock = LogClock()
    /// The last client whose address was written, and how.
    private var peer = PeerAddress()
    private var peerText: [UInt8] = []
    private let precision: PeerPrecision

    init(_ settings: LogSettings, routes names: [String]) {
        isJSON = settings.format == .json
        precision = settings.peer
        endpointCount = names.count
        var routes: [[UInt8]] = []
        for name in names.map(Optional.some) + [nil] {
            for method in HTTPMethod.allCases.map({ Optional.some($0.name) }) + [nil] {
                routes.append(Array((isJSON ? Self.members(method, name) : Self.words(method, name)).utf8))
            }
        }
        self.routes = routes
    }

    /// Patterns and methods are of plain characters: nothing to escape.
    private static func members(_ method: String?, _ route: String?) -> String {
        (method.map { ",\"method\":\"\($0)\"" } ?? "") + (route.map { ",\"route\":\"\($0)\"" } ?? "") + ",\"status\":"
    }

    private static func words(_ method: String?, _ route: String?) -> String {
        " \(method ?? "-") \(route ?? "-") "
    }

    /// To be called before each batch of lines.
    mutating func update() { clock.update() }

    // MARK: Requests

    mutating func write(_ record: RequestRecord, _ tail: RecordTail, to buffer: inout LineBuffer) {
        let place = min(Int(record.endpoint), endpointCount) * RequestRecord.methodCount + Int(record.method)
        if record.peer != peer || peerText.isEmpty { take(record.peer) }
        if isJSON {
            writeMembers(record, tail, place, to: &buffer)
        } else {
            writeWords(record, tail, place, to: &buffer)
        }
        buffer.endLine()
    }

    private mutating func writeMembers(
        _ record: RequestRecord, _ tail: RecordTail, _ place: Int, to buffer: inout LineBuffer
    ) {
        buffer.append("{\"time\":\"")
        clock.write(record.time, to: &buffer)
        let isOurFault = record.status >= 500
        buffer.append(isOurFault ? "\",\"level\":\"error\"" : "\",\"level\":\"info\"")
        buffer.append(",\"event\":\"request\",\"requestId\":\"")
        writeID(record, tail, to: &buffer)
        if record.traceByteCount > 0 {
            buffer.append("\",\"traceId\":\"")
            buffer.append(tail, Int(record.echoedByteCount)..<record.tailByteCount)
        }
        buffer.append(UInt8(ascii: "\""))
        buffer.append(routes[place])
        buffer.append(decimal: UInt64(record.status))
        buffer.append(",\"bytes\":")
        buffer.append(decimal: UInt64(record.byteCount))
        buffer.append(",\"durationMicroseconds\":")
        buffer.append(decimal: record.duration / 1_000)
        if let refusal = Self.refusalName(record) {
            buffer.append(",\"refusal\":\"")
            buffer.append(Array(refusal.utf8))
            buffer.append(UInt8(ascii: "\""))
        }
        if precision != .none {
            buffer.append(",\"peer\":\"")
            buffer.append(peerText)
            buffer.append(UInt8(ascii: "\""))
        }
        buffer.append(UInt8(ascii: "}"))
    }

    private mutating func writeWords(
        _ record: RequestRecord, _ tail: RecordTail, _ place: Int, to buffer: inout LineBuffer
    ) {
        clock.write(record.time, to: &buffer)
        buffer.append(record.status >= 500 ? " error  " : " info   ")
        buffer.append(decimal: UInt64(record.status))
        buffer.append(routes[place])
        buffer.append(decimal: UInt64(record.byteCount))
        buffer.append(" B ")
        buffer.append(decimal: record.duration / 1_000)
        buffer.append(" us id=")
        writeID(record, tail, to: &buffer)
        if record.traceByteCount > 0 {
            buffer.append(" trace=")
            buffer.append(tail, Int(record.echoedByteCount)..<record.tailByteCount)
        }
        if let refusal = Self.refusalName(record) {
            buffer.append(" refusal=")
            buffer.append(Array(refusal.utf8))
        }
        if precision != .none {
            buffer.append(" peer=")
            buffer.append(peerText)
        }
    }

    private func writeID(_ record: RequestRecord, _ tail: RecordTail, to buffer: inout LineBuffer) {
        guard record.echoedByteCount == 0 else {
            return buffer.append(tail, 0..<Int(record.echoedByteCount))
        }
        buffer.append(hexadecimal: record.idPrefix, digitCount: 16)
        buffer.append(hexadecimal: UInt64(record.idNumber), digitCount: 8)
    }

    private static func refusalName(_ record: RequestRecord) -> String? {
        record.refusal == RequestRecord.noRefusal ? nil : "\(RequestError.allCases[Int(record.refusal)])"
    }

    private mutating func take(_ address: PeerAddress) {
        peer = address
        peerText = Array(precision == .network ? address.networkText.utf8 : address.text.utf8)
    }

    // MARK: Events

    mutating func write(_ event: LogEvent, to buffer: inout LineBuffer) {
        if isJSON {
            buffer.append("{\"time\":\"")
            clock.write(event.time, to: &buffer)
            buffer.append(UInt8(ascii: "\""))
            var object: JSONObject = ["level": .string(event.level.rawValue), "event": .string(event.name)]
            for member in event.members { object.set(member) }
            // Behind the brace that is open already.
            let members = JSONValue.object(object).encoded().dropFirst()
            buffer.append([UInt8(ascii: ",")] + Array(members))
        } else {
            clock.write(event.time, to: &buffer)
            buffer.append(UInt8(ascii: " "))
            let level = event.level.rawValue
            buffer.append(Array((level + String(repeating: " ", count: 8 - level.count) + event.name).utf8))
            for member in event.members { buffer.append(Array(" \(member.name)=\(member.value.word)".utf8)) }
        }
        buffer.endLine()
    }
}

extension JSONObject {
    fileprivate mutating func set(_ member: LogMember) {
        switch member.value {
        case .text(let text): self[member.name] = .string(text)
        case .number(let number): self[member.name] = .integer(number)
        }
    }
}

extension LogMember.Value {
    /// A text with a space, a quote or a line break in it stands in quotes, as JSON has it.
    fileprivate var word: String {
        switch self {
        case .number(let number): String(number)
        case .text(let text):
            text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
                ? text : String(decoding: JSONValue.string(text).encoded(), as: UTF8.self)
        }
    }
}
