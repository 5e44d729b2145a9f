import HTTP
import Testing

@testable import Observation

@Suite("The trace that a request belongs to")
struct TraceParentTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let parent = "00f067aa0ba902b7"

    private func traceID(_ fields: [String]) -> String? {
        let request = parsedRequest(fields.map { "traceparent: \($0)" })
        return TraceParent.traceID(of: request).map(request.text)
    }

    @Test(
        "Reads what is valid, also of a version that is to come",
        arguments: [
            "00-\(trace)-\(parent)-01", "00-\(trace)-\(parent)-00", "cc-\(trace)-\(parent)-01",
            "01-\(trace)-\(parent)-01-and-more",
        ])
    func reads(value: String) { #expect(traceID([value]) == Self.trace) }

    @Test(
        "Disregards what is not",
        arguments: [
            "", "00", "ff-\(trace)-\(parent)-01", "00-\(trace)-\(parent)-01-more", "01-\(trace)-\(parent)-01more",
            "00-00000000000000000000000000000000-\(parent)-01", "00-\(trace)-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-\(parent)-01", "00-\(trace)-\(parent)-0", "00-\(trace)-\(parent)-0g",
            "00_\(trace)-\(parent)-01", "00-\(trace)_\(parent)-01", "00-\(trace)-\(parent)_01",
            "0-\(trace)-\(parent)-001",
            "00-4bf92f3577b34da6a3ce929d0e0e473-\(parent)-011",
        ])
    func disregards(value: String) { #expect(traceID([value]) == nil) }

    @Test("Two are none")
    func disregardsTwo() {
        let value = "00-\(Self.trace)-\(Self.parent)-01"
        #expect(traceID([value, value]) == nil)
    }
}
