/// Metrics as text, for whoever scrapes them.
package struct MetricsText {
    package enum Format: Sendable {
        /// Prometheus text format 0.0.4, which everybody reads.
        case prometheus
        /// OpenMetrics 1.0, with units, and with an end that shows whether all of it came.
        case openMetrics
    }

    private let format: Format
    private var text = ""

    private init(_ format: Format) { self.format = format }

    /// The whole exposition, in UTF-8. A family without samples is left out.
    package static func bytes(of families: [MetricFamily], as format: Format) -> [UInt8] {
        var writer = MetricsText(format)
        for family in families where !family.samples.isEmpty { writer.append(family) }
        if format == .openMetrics { writer.text += "# EOF\n" }
        return Array(writer.text.utf8)
    }

    private mutating func append(_ family: MetricFamily) {
        let definition = family.definition
        // Before OpenMetrics, a counter's family bore the name of its samples, and an info was a gauge.
        let name = format == .openMetrics ? definition.name : definition.sampleName
        let kind = format == .prometheus && definition.kind == .info ? .gauge : definition.kind
        text += "# HELP \(name) \(Self.escaped(definition.meaning, quotes: format == .openMetrics)).\n"
        text += "# TYPE \(name) \(kind.rawValue)\n"
        if format == .openMetrics, !definition.unit.isEmpty { text += "# UNIT \(name) \(definition.unit)\n" }
        for sample in family.samples {
            let labels = zip(definition.labels, sample.labelValues).map {
                "\($0)=\"\(Self.escaped($1, quotes: true))\""
            }
            switch sample.value {
            case .integer(let value): append(definition.sampleName, labels, String(value))
            case .nanoseconds(let value): append(definition.sampleName, labels, Self.decimal(value, 1_000_000_000))
            case .histogram(let histogram): append(histogram, definition.name, labels)
            }
        }
    }

    private mutating func append(_ name: String, _ labels: [String], _ value: String) {
        text += name
        if !labels.isEmpty { text += "{\(labels.joined(separator: ","))}" }
        text += " \(value)\n"
    }

    /// Each bucket holds what is in those before it, and the last holds all.
    private mutating func append(_ histogram: Histogram, _ name: String, _ labels: [String]) {
        let scale = histogram.bounds.scale
        var total: UInt64 = 0
        for (index, count) in histogram.counts.enumerated() {
            total &+= count
            let isLast = index == histogram.bounds.values.count
            let bound = isLast ? "+Inf" : bound(histogram.bounds.values[index], scale)
            append(name + "_bucket", labels + ["le=\"\(bound)\""], String(total))
        }
        append(name + "_sum", labels, Self.decimal(histogram.sum, scale))
        append(name + "_count", labels, String(total))
    }

    /// OpenMetrics wants a bound to look like the floating-point number that it is: 1.0.
    private func bound(_ value: UInt64, _ scale: UInt64) -> String {
        let text = Self.decimal(value, scale)
        return format == .openMetrics && !text.contains(".") ? text + ".0" : text
    }

    /// `value / scale` exactly, where `scale` is a power of ten.
    private static func decimal(_ value: UInt64, _ scale: UInt64) -> String {
        var rest = value % scale
        guard rest > 0 else { return String(value / scale) }
        var digits = ""
        var place = scale / 10
        while rest > 0 {
            digits += String(rest / place)
            rest %= place
            place /= 10
        }
        return "\(value / scale).\(digits)"
    }

    /// A backslash, a line feed and, in label values, a quote.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
