import Glibc

/// What a run of the fuzzer feeds: one of the parsers that read what strangers send.
///
/// The invariant of all: any bytes are taken or refused, the same whole or in pieces, in bounded time, and never trap. Whatever breaks it traps here,
/// and the fuzzer keeps the bytes.
enum FuzzTarget: String, CaseIterable {
    /// Heads, framing, content lengths, chunks, trailers and pipelines, by the connection's automaton.
    case connection
    case urlencoded, multipart
    /// The values of fields that the server reads: negotiation, conditions, dates, types.
    case fields

    /// The target that this process was started for.
    static let chosen: FuzzTarget = {
        let name = unsafe getenv("RECOVERY_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            fatalError("RECOVERY_FUZZ_TARGET has to be one of \(allCases.map(\.rawValue))")
        }
        return target
    }()

    func run(_ bytes: [UInt8]) {
        switch self {
        case .connection: ConnectionTarget.run(bytes)
        case .urlencoded: FormTargets.runURLEncoded(bytes)
        case .multipart: FormTargets.runMultipart(bytes)
        case .fields: FieldTarget.run(bytes)
        }
    }
}

/// Called by libFuzzer for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let begin = clock()
    unsafe FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
    // Microseconds of processor time: the slowest of 8,192 bytes takes some milliseconds with all checks on.
    precondition(clock() - begin < 2_000_000, "an input takes too long")
    return 0
}
