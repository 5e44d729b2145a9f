import JSON
import Metrics
import TestSupport
import Testing

@testable import Observation

@Suite("The catalogue of metrics")
struct CatalogueTests {
    @Test("The page about metrics has each with its kind, labels and meaning, and no other")
    func isDocumented() {
        let page = Repository().text("Sources/Observation/Observation.docc/Metrics.md")
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(
            rows.map(String.init)
                == MetricCatalogue.all.map { metric in
                    let labels = metric.labels.map { "`\($0)`" }.joined(separator: ", ")
                    let cells = ["`\(metric.sampleName)`", metric.kind.rawValue, labels, metric.meaning]
                    return "| \(cells.joined(separator: " | ")) |".replacing("|  |", with: "| |")
                })
    }

    @Test("The API description shows metrics as they are written, in both forms")
    func isDescribed() throws {
        let file = Repository().text("Resources/OpenAPI/openapi.json")
        var value: JSONValue? = try JSONValue.parse(Array(file.utf8))
        for key in ["paths", "/metrics", "get", "responses", "200", "content"] { value = value?.object?[key] }
        let families = [
            MetricFamily(MetricCatalogue.requests, [.init(.integer(1_024), ["/programs/{id}", "GET", "200"])]),
            MetricFamily(MetricCatalogue.sentBytes, [.init(.integer(6_291_456), ["/programs/{id}"])]),
            MetricFamily(MetricCatalogue.requestsInFlight, [.init(.integer(1))]),
        ]
        let forms = [("text/plain", MetricsText.Format.prometheus), ("application/openmetrics-text", .openMetrics)]
        for (type, format) in forms {
            let text = String(decoding: MetricsText.bytes(of: families, as: format), as: UTF8.self)
            #expect(value?.object?[type]?.object?["example"] == .string(text), "\(type)")
        }
    }

    @Test("Names are as Prometheus wants them, and no two are the same")
    func namesAreWellFormed() {
        #expect(Set(MetricCatalogue.all.map(\.name)).count == MetricCatalogue.all.count)
        for metric in MetricCatalogue.all {
            #expect(metric.name.wholeMatch(of: /(recovery|process)(_[a-z]+)+/) != nil, "\(metric.name)")
            #expect(!metric.meaning.hasSuffix("."))
        }
    }

    @Test("The dashboard and the alerts ask for metrics that there are")
    func isUsedRightly() {
        let known = Set(
            MetricCatalogue.all.flatMap { metric in
                metric.kind == .histogram
                    ? ["_bucket", "_sum", "_count"].map { metric.name + $0 } : [metric.sampleName]
            })
        for file in ["grafana-dashboard.json", "alerts.yml", "alerts.test.yml"] {
            let text = Repository().text("Operations/\(file)")
            let names = text.matches(of: /\b(?:recovery|process)_[a-z_]+/).map { String($0.output) }
            #expect(names.count > 10, "\(file)")
            for name in names { #expect(known.contains(name), "\(file): \(name)") }
        }
    }
}
