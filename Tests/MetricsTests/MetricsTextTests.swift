import Metrics
import Testing

@Suite("Metrics as text")
struct MetricsTextTests {
    private func text(_ families: [MetricFamily], _ format: MetricsText.Format) -> String {
        String(decoding: MetricsText.bytes(of: families, as: format), as: UTF8.self)
    }

    private let counter = MetricFamily(
        .init("sent_bytes", .counter, unit: "bytes", labels: ["route"], "Bytes that were sent"),
        [.init(.integer(7), ["/a"]), .init(.integer(0), ["/b"])])

    @Test("A counter in Prometheus' form")
    func writesCounter() {
        #expect(
            text([counter], .prometheus) == """
                # HELP sent_bytes_total Bytes that were sent.
                # TYPE sent_bytes_total counter
                sent_bytes_total{route="/a"} 7
                sent_bytes_total{route="/b"} 0

                """)
    }

    @Test("A counter in OpenMetrics' form, with its unit and an end")
    func writesOpenCounter() {
        #expect(
            text([counter], .openMetrics) == """
                # HELP sent_bytes Bytes that were sent.
                # TYPE sent_bytes counter
                # UNIT sent_bytes bytes
                sent_bytes_total{route="/a"} 7
                sent_bytes_total{route="/b"} 0
                # EOF

                """)
    }

    @Test("What is known at start is an info, which older readers take for a gauge")
    func writesInfo() {
        let info = MetricFamily(.init("build", .info, labels: ["version"], "Which"), [.init(.integer(1), ["1.0"])])
        #expect(text([info], .prometheus).contains("# TYPE build_info gauge\nbuild_info{version=\"1.0\"} 1\n"))
        #expect(text([info], .openMetrics).contains("# TYPE build info\nbuild_info{version=\"1.0\"} 1\n"))
    }

    @Test("A histogram's buckets add up, and its sum is in the unit of its bounds")
    func writesHistogram() {
        var histogram = Histogram(Histogram.Bounds([50_000, 1_000_000_000, 10_000_000_000], scale: 1_000_000_000))
        for value: UInt64 in [1, 50_000, 999_999_999, 60_000_000_000] { histogram.record(value) }
        let family = MetricFamily(
            .init("wait_seconds", .histogram, unit: "seconds", "Waiting"), [.init(.histogram(histogram))])
        let lines = """
            wait_seconds_bucket{le="0.00005"} 2
            wait_seconds_bucket{le="1"} 3
            wait_seconds_bucket{le="10"} 3
            wait_seconds_bucket{le="+Inf"} 4
            wait_seconds_sum 61.00005
            wait_seconds_count 4

            """
        #expect(text([family], .prometheus).hasSuffix("# TYPE wait_seconds histogram\n" + lines))
        let open = lines.replacing("\"1\"", with: "\"1.0\"").replacing("\"10\"", with: "\"10.0\"")
        #expect(text([family], .openMetrics).hasSuffix("# UNIT wait_seconds seconds\n" + open + "# EOF\n"))
    }

    @Test("What would end a label value or a line is escaped")
    func escapes() {
        let family = MetricFamily(
            .init("a", .gauge, labels: ["b"], "One\\two"), [.init(.nanoseconds(1_500_000_000), ["\"x\"\n\\"])])
        #expect(text([family], .prometheus).contains("# HELP a One\\\\two.\n"))
        #expect(text([family], .prometheus).hasSuffix("a{b=\"\\\"x\\\"\\n\\\\\"} 1.5\n"))
    }

    @Test("A family without samples is left out")
    func leavesOut() {
        let family = MetricFamily(.init("a", .gauge, "A"), [])
        #expect(text([family], .prometheus).isEmpty)
        #expect(text([family], .openMetrics) == "# EOF\n")
    }
}
