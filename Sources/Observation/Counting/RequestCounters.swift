import Metrics

/// What one loop has answered: plain numbers in flat arrays, which the loop alone touches. Others get a copy.
struct RequestCounters: Sendable {
    /// Statuses that are told apart. This server has some thirty; should there be more, they share the last place, under ``otherStatus``.
    private static let statusCountMaximum = 40
    static let otherStatus = 0
    private static let bounds = Histogram.Bounds.time

    let endpointCount: Int
    private let bucketBounds = RequestCounters.bounds.values
    private let bucketCount = RequestCounters.bounds.values.count + 1
    /// Each status's place, from 100 on; statuses get theirs as they come.
    private var places = [UInt8](repeating: .max, count: 500)
    private var statuses: [Int] = []
    private var requests: [UInt64]
    private var bytes: [UInt64]
    private var buckets: [UInt64]
    private var sums: [UInt64]

    /// Of this many endpoints, and one more for no endpoint.
    init(endpointCount: Int) {
        self.endpointCount = endpointCount
        requests = Array(repeating: 0, count: (endpointCount + 1) * RequestRecord.methodCount * Self.statusCountMaximum)
        bytes = Array(repeating: 0, count: endpointCount + 1)
        buckets = Array(repeating: 0, count: (endpointCount + 1) * bucketCount)
        sums = Array(repeating: 0, count: endpointCount + 1)
    }

    @inline(__always)
    mutating func count(endpoint: Int, method: Int, status: Int, byteCount: Int) {
        let index = (endpoint * RequestRecord.methodCount + method) * Self.statusCountMaximum + place(of: status)
        requests[index] &+= 1
        bytes[endpoint] &+= UInt64(byteCount)
    }

    @inline(__always)
    mutating func record(endpoint: Int, duration: UInt64) {
        var bucket = 0
        while bucket < bucketBounds.count, duration > bucketBounds[bucket] { bucket &+= 1 }
        buckets[endpoint * bucketCount + bucket] &+= 1
        sums[endpoint] &+= duration
    }

    @inline(__always)
    private mutating func place(of status: Int) -> Int {
        let place = places[status - 100]
        return place == .max ? makePlace(for: status) : Int(place)
    }

    private mutating func makePlace(for status: Int) -> Int {
        if statuses.count < Self.statusCountMaximum - 1 {
            statuses.append(status)
        } else if statuses.count < Self.statusCountMaximum {
            statuses.append(Self.otherStatus)
        }
        places[status - 100] = UInt8(statuses.count - 1)
        return statuses.count - 1
    }

    // MARK: For whoever got a copy

    /// Every combination that came.
    func forEachRequestCount(_ body: (_ endpoint: Int, _ method: Int, _ status: Int, _ count: UInt64) -> Void) {
        for endpoint in 0...endpointCount {
            for method in 0..<RequestRecord.methodCount {
                let first = (endpoint * RequestRecord.methodCount + method) * Self.statusCountMaximum
                for (place, status) in statuses.enumerated() where requests[first + place] > 0 {
                    body(endpoint, method, status, requests[first + place])
                }
            }
        }
    }

    func byteCount(of endpoint: Int) -> UInt64 { bytes[endpoint] }

    func durations(of endpoint: Int) -> Histogram {
        let first = endpoint * bucketCount
        return Histogram(
            Self.bounds, counts: Array(buckets[first..<(first + bucketCount)]), sum: sums[endpoint])
    }
}
