import Metrics
import Testing

@Suite("Histograms")
struct HistogramTests {
    private let bounds = Histogram.Bounds([10, 20, 30], scale: 1)

    @Test(
        "A value goes into the first bucket whose bound is not below it",
        arguments: [
            (0, 0), (10, 0), (11, 1), (20, 1), (30, 2), (31, 3), (UInt64.max, 3),
        ] as [(UInt64, Int)])
    func findsBucket(value: UInt64, bucket: Int) {
        var histogram = Histogram(bounds)
        histogram.record(value)
        #expect(histogram.counts.enumerated().filter { $0.element == 1 }.map(\.offset) == [bucket])
        #expect(histogram.count == 1)
        #expect(histogram.sum == value)
    }

    @Test("Two that are added have counted everything")
    func adds() {
        var one = Histogram(bounds)
        var other = Histogram(bounds)
        for value: UInt64 in [5, 15, 40] { one.record(value) }
        for value: UInt64 in [5, 25] { other.record(value) }
        one.add(other)
        #expect(one.counts == [2, 1, 1, 1])
        #expect(one.sum == 90)
    }

    @Test("Times reach from 50 µs to 10 s")
    func spansTimes() {
        #expect(Histogram.Bounds.time.values.first == 50_000)
        #expect(Histogram.Bounds.time.values.last == 10_000_000_000)
    }
}
