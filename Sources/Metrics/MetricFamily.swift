/// A metric with all of its samples at one moment.
package struct MetricFamily: Equatable, Sendable {
    package enum Kind: String, Sendable { case counter, gauge, histogram, info }

    /// What a metric is, whatever it stands at.
    package struct Definition: Hashable, Sendable {
        /// As OpenMetrics has it: the name of a counter without `_total`, of an info without `_info`.
        package let name: String
        package let kind: Kind
        /// The base unit, which the name ends with: `seconds`, `bytes`; empty for plain counts.
        package let unit: String
        /// The names of its labels, each of which has few values that we choose.
        package let labels: [String]
        /// One sentence, without a full stop.
        package let meaning: String

        package init(
            _ name: String, _ kind: Kind, unit: String = "", labels: [String] = [], _ meaning: String
        ) {
            precondition(unit.isEmpty || name.hasSuffix("_" + unit), "\(name) does not end with \(unit)")
            self.name = name
            self.kind = kind
            self.unit = unit
            self.labels = labels
            self.meaning = meaning
        }

        /// The name that its samples have, which is the one to search for.
        package var sampleName: String {
            switch kind {
            case .counter: name + "_total"
            case .info: name + "_info"
            case .gauge, .histogram: name
            }
        }
    }

    package enum Value: Equatable, Sendable {
        case integer(Int)
        /// A whole number of nanoseconds, shown as seconds.
        case nanoseconds(UInt64)
        case histogram(Histogram)
    }

    package struct Sample: Equatable, Sendable {
        /// In the order of the definition's.
        package let labelValues: [String]
        package let value: Value

        package init(_ value: Value, _ labelValues: [String] = []) {
            self.value = value
            self.labelValues = labelValues
        }
    }

    package let definition: Definition
    package let samples: [Sample]

    package init(_ definition: Definition, _ samples: [Sample]) {
        precondition(
            samples.allSatisfy { $0.labelValues.count == definition.labels.count }, "labels of \(definition.name)")
        self.definition = definition
        self.samples = samples
    }
}
