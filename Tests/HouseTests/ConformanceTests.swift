import TestSupport
import Testing

/// The tables in the documentation of `HTTP` name files, types, settings and tests; this looks for all of them, so that the tables cannot rot.
@Suite("Conformance, and the limits, as documented")
struct ConformanceTests {
    private static let folder = "Sources/HTTP/HTTP.docc"
    private static let wireFolder = "Tests/HTTPTests/Wire"
    private let repository = Repository()
    private let conformance: DocumentTable
    private let limits: DocumentTable

    init() {
        conformance = DocumentTable(repository.text("\(Self.folder)/Conformance.md"))
        limits = DocumentTable(repository.text("\(Self.folder)/Limits.md"))
    }

    @Test("Each row has its section, its demand, and where and by what it is shown, or why it does not apply")
    func rowsAreWhole() {
        #expect(conformance.rows.count > 150)
        for row in conformance.rows {
            guard row.count == 4 else {
                Issue.record("not four cells: \(row)")
                continue
            }
            let numbers = row[0].split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
            #expect(!numbers.contains(nil), "no section: \(row)")
            #expect(!row[1].isEmpty, "no demand: \(row)")
            if row[2].hasPrefix("Not applicable: ") {
                #expect(row[2].count > 24 && row[3].isEmpty, "no reason, or a test of nothing: \(row)")
            } else {
                #expect(!DocumentTable.references(in: row[2]).isEmpty, "nowhere: \(row)")
                #expect(!DocumentTable.references(in: row[3]).isEmpty, "shown by nothing: \(row)")
            }
        }
    }

    @Test("Each place that a row names is a type or a file of the sources")
    func placesExist() {
        let known = sourceNames()
        for row in conformance.rows where !row[2].hasPrefix("Not applicable: ") {
            for place in DocumentTable.references(in: row[2]).map(\.place) {
                let isKnown = known.contains(place)
                #expect(isKnown, "§\(row[0]): \(place)")
            }
        }
    }

    @Test("Each test and each wire case that a table names is there")
    func testsExist() {
        let tests = testFiles()
        for row in conformance.rows + limits.rows {
            let cell = row[2].hasPrefix("Not applicable: ") ? row[2] : row[row.count - 1]
            for reference in DocumentTable.references(in: cell) {
                guard let text = tests[reference.place] else {
                    Issue.record("\(row[0]): no file \(reference.place)")
                    continue
                }
                #expect(!reference.names.isEmpty, "\(row[0]): nothing of \(reference.place)")
                for name in reference.names {
                    let isThere =
                        reference.place.hasSuffix(".md")
                        ? text.contains("\n## \(name)\n")
                        : text.contains("@Test(\"\(name)\"") || text.contains("@Test( \"\(name)\"")
                    #expect(isThere, "\(row[0]): no \"\(name)\" in \(reference.place)")
                }
            }
        }
    }

    @Test("Each wire table shows something of the RFCs or of the limits")
    func wireTablesAreUsed() {
        let tables = repository.files(below: Self.wireFolder).compactMap {
            $0.split(separator: "/").last.map(String.init)
        }
        let named = Set((conformance.rows + limits.rows).joined().flatMap(DocumentTable.references).map(\.place))
        for table in tables where table != "README.md" && table != "limits-of-head.md" {
            let isNamed = named.contains(table)
            #expect(isNamed, "\(table)")
        }
    }

    @Test(
        "Each limit and deadline is documented, with the default that it has",
        arguments: [
            ("HTTPLimits", "Sources/HTTP/Parsing/HTTPLimits.swift", 6),
            ("ServerConfiguration", "Sources/HTTPServer/ServerConfiguration.swift", 12),
        ])
    func limitsAreDocumented(type: String, file: String, count: Int) {
        var documented: [String: String] = [:]
        for row in limits.rows {
            guard let setting = DocumentTable.references(in: row[0]).first?.place, setting.hasPrefix("\(type).") else {
                continue
            }
            documented[String(setting.dropFirst(type.count + 1))] = row[1]
        }
        var defaults: [String: String] = [:]
        // Limits, unlike addresses and groups of settings, begin with a number or a duration.
        for line in repository.text(file).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 5, words[0] == "package", words[1] == "var", words[3] == "=",
                let value = Self.documentedForm(of: words[4])
            else { continue }
            defaults[String(words[2])] = value
        }
        // Where it listens and with how many loops is no limit.
        for name in ["port", "loopCount"] { defaults[name] = nil }
        #expect(defaults.count == count)
        #expect(documented == defaults)
    }

    /// `16_384` is "16,384" and `Duration.seconds(75)` is "75 s"; `nil` for what is neither.
    private static func documentedForm(of value: Substring) -> String? {
        if value.hasPrefix("Duration.seconds(") { return "\(value.dropFirst(17).dropLast()) s" }
        if value.hasPrefix("Duration.milliseconds(") { return "\(value.dropFirst(22).dropLast()) ms" }
        guard value.allSatisfy({ $0.isNumber || $0 == "_" }) else { return nil }
        return value.split(separator: "_").joined(separator: ",")
    }

    /// The names of all types that are declared in `Sources`, and of all its files without their extension.
    private func sourceNames() -> Set<String> {
        let keywords: Set<Substring> = ["struct", "class", "enum", "protocol", "actor"]
        var names: Set<String> = []
        for file in repository.files(below: "Sources") where file.hasSuffix(".swift") {
            names.insert(String((file.split(separator: "/").last ?? "").dropLast(6)))
            for line in repository.text(file).split(separator: "\n") {
                let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                for (word, next) in zip(words, words.dropFirst()) where keywords.contains(word) {
                    names.insert(String(next))
                }
            }
        }
        return names
    }

    /// Every file of tests by its name, with all white space as one space, and every wire table as it is.
    private func testFiles() -> [String: String] {
        var files: [String: String] = [:]
        for file in repository.files(below: "Tests") {
            guard let name = file.split(separator: "/").last else { continue }
            if file.hasPrefix(Self.wireFolder) {
                files[String(name)] = repository.text(file)
            } else if name.hasSuffix("Tests.swift") {
                files[String(name.dropLast(6))] =
                    repository.text(file).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
            }
        }
        return files
    }
}

@Suite("Tables of documentation")
struct DocumentTableTests {
    @Test("Rows are what stands below a rule")
    func readsRows() {
        let page = "| a | b |\ntext\n\n| A | B |\n| --- | --- |\n| 1 | two  words |\n| 3 | |\n\n| 5 | 6 |\n"
        #expect(DocumentTable(page).rows == [["1", "two words"], ["3", ""]])
    }

    @Test("Names in quotes belong to the place before them")
    func readsReferences() {
        let references = DocumentTable.references(in: "`one` \"a\" \"b, `c`\"; see `two.md`, \"d\"")
        #expect(references.map(\.place) == ["one", "two.md"])
        #expect(references.map(\.names) == [["a", "b, `c`"], ["d"]])
        #expect(DocumentTable.references(in: "\"lost\"").map(\.place) == [""])
    }
}
