import HTTP
import HTTPServer

/// How much of anything one client gets. The reasons for the defaults stand in `HTTPLimits` and `ServerConfiguration`.
extension Setting {
    static let limits = [
        count(
            .limits, "--connections", \.server.connections.countMaximum, in: 1...1_000_000,
            "connections in all; beyond it the longest idle one makes room"),
        count(
            .limits, "--connections-per-address", \.server.connections.countPerAddressMaximum, in: 1...1_000_000,
            "connections from one address; give a proxy in front as many as it keeps open"),
        count(
            .limits, "--pipeline-depth", \.server.connections.pipelineDepthMaximum, in: 1...256,
            "requests of one connection answered in one write"),
        byteCount("--head-bytes", \.server.limits.headByteCountMaximum, in: 512...65_535, "a request's whole head"),
        byteCount(
            "--target-bytes", \.server.limits.targetByteCountMaximum, in: 64...65_535, "a request's target, its URL"),
        count(
            .limits, "--field-count", \.server.limits.fieldCountMaximum, in: 8...1_000, "field lines of a head"),
        byteCount(
            "--chunk-extension-bytes", \.server.limits.chunkExtensionByteCountMaximum, in: 0...65_536,
            "all chunk extensions of a body"),
        byteCount(
            "--trailer-bytes", \.server.limits.trailerByteCountMaximum, in: 0...65_536, "the trailer section of a body"),
        byteCount(
            "--discarded-bytes", \.server.limits.discardedByteCountMaximum, in: 0...(16 << 20),
            "a body that nobody asked for, read away to keep the connection"),
        count(
            .limits, "--byte-rate", \.server.deadlines.byteRateMinimum, in: 1...1_000_000_000,
            "bytes a second that a body has to come with and an answer be read with", placeholder: "BYTES"),
    ]
}
