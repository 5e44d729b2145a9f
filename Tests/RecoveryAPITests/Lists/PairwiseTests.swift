import Content
import JSON
import Testing

/// Every parameter works with every other, as the description has them.
@Suite("Parameters of lists, in pairs")
struct PairwiseTests {
    @Test(
        "Each pair of values finds what a naive reading finds, on every page, there and back",
        arguments: CollectionKind.all.map(\.folder))
    func findsInPairs(folder: String) throws {
        let list = try ListUnderTest(folder)
        let table = PairTable(
            valueCounts: list.choices.map(\.values.count), filterStart: list.filterStart)
        #expect(table.isComplete)
        var foundCount = 0
        for row in table.rows {
            var query: [String: String] = [:]
            for (choice, value) in zip(list.choices, row) { query[choice.name] = choice.values[value] }
            if try list.check(query) > 0 { foundCount += 1 }
        }
        // A table in which nothing is ever found would compare nothing.
        #expect(foundCount > table.rows.count / 4, "\(foundCount) of \(table.rows.count)")
    }

    @Test(
        "Whatever is asked together finds what a naive reading finds", arguments: CollectionKind.all.map(\.folder))
    func findsAtRandom(folder: String) throws {
        let list = try ListUnderTest(folder)
        var generator = SeededGenerator(seed: UInt64(folder.utf8.count) &* 7_919)
        for _ in 0..<60 {
            var query: [String: String] = [:]
            for choice in list.choices.shuffled(using: &generator).prefix(Int.random(in: 0...6, using: &generator)) {
                query[choice.name] = choice.values.randomElement(using: &generator) ?? nil
            }
            try list.check(query)
        }
    }

    @Test(
        "A faulty value is named, beside whatever else is asked, and two are named together",
        arguments: CollectionKind.all.map(\.folder))
    func namesFaults(folder: String) throws {
        let list = try ListUnderTest(folder)
        let faulty = list.parameters.map { ($0.name, $0.faultyValues) }
        for (index, (name, values)) in faulty.enumerated() {
            for value in values { try expectFaults([name], list.target([name: value])) }
            for choice in list.choices where choice.name != name {
                let value = values[index % values.count]
                let query = [name: value, choice.name: choice.values.last ?? nil].compactMapValues { $0 }
                try expectFaults([name], list.target(query))
            }
            for (other, otherValues) in faulty[..<index] {
                let query = [name: values[0], other: otherValues[otherValues.count - 1]]
                try expectFaults([name, other], list.target(query))
            }
        }
    }

    @Test("A parameter that is unknown or stands twice is named among the others")
    func namesUnknownParameters() throws {
        try expectFaults(["colour", "limit", "sort"], "/programs?colour=blue&limit=0&setting=outpatient&sort=size")
        try expectFaults(["limit"], "/programs?limit=5&limit=5")
        try expectFaults(["care.setting"], "/programs?care.setting=outpatient")
        try expectFaults(["approvals.status"], "/programs?approvals.status=approved")
        try expectFaults(["sort"], "/problems?sort=title")
        try expectFaults(["limit", "cursor"], "/crisis-resources?limit=0&cursor=x")
    }

    private func expectFaults(_ names: Set<String>, _ target: String) throws {
        let answer = try TestAPI.send(target)
        #expect(answer.status == 400, "\(target)")
        let problem = try answer.json()
        #expect(problem.text("type") == "/problems/invalid-parameters", "\(target)")
        #expect(Set(problem.objects("errors").compactMap { $0.text("parameter") }) == names, "\(target)")
    }
}

/// SplitMix64: its numbers follow from its seed alone, so that what it finds can be found again.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed &>> 31)
    }
}
