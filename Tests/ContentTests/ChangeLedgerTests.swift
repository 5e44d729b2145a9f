import Content
import JSON
import TestSupport
import Testing

/// The ledger of changes: what it is held against, and what is added to it.
@Suite("The ledger of changes")
struct ChangeLedgerTests {
    private static let today = CalendarDate(secondsSince1970: 1_800_000_000)
    private static let file = "Content/changes/00001.json"
    private static let hash = String(repeating: "0", count: 64)

    private func inspect(_ copy: ResourcesCopy) throws -> ContentInspection {
        let inspection = ContentRepository.inspect(resources: copy.path, today: Self.today)
        #expect(inspection.faults.isEmpty, "\(inspection.faults)")
        return inspection
    }

    private func unrecordedChanges(
        _ copy: ResourcesCopy, reason: String? = nil, isUrgent: Bool = false, replacedBy: String? = nil
    ) throws -> [Change] {
        try #require(try inspect(copy).unrecorded).changes(
            on: Self.today, reason: reason, isUrgent: isUrgent, replacedBy: replacedBy)
    }

    /// Adds all that is not recorded, and returns it.
    private func record(
        _ copy: ResourcesCopy, reason: String? = nil, isUrgent: Bool = false, replacedBy: String? = nil
    ) throws -> [Change] {
        let unrecorded = try #require(try inspect(copy).unrecorded)
        let changes = unrecorded.changes(on: Self.today, reason: reason, isUrgent: isUrgent, replacedBy: replacedBy)
        for (file, text) in unrecorded.files(adding: changes) { try copy.write(file, text) }
        return changes
    }

    private func loadingFaults(_ copy: ResourcesCopy) -> [String] {
        do throws(ContentFaults) {
            _ = try ContentRepository.load(resources: copy.path)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    @Test("Has every entry, the menu and the crisis lines as they are (else: recovery-server record-changes)")
    func isComplete() throws {
        let inspection = ContentRepository.inspect(resources: "\(Repository().path)/Resources", today: Self.today)
        #expect(inspection.unrecorded?.faults == [])
        let paths = try PublishedContent.load().changes.changes.map(\.path)
        #expect(Set(paths).count >= 119)
        #expect(paths.contains("programs/iop") && paths.contains("crisis-resources") && paths.contains("navigation"))
        #expect(!paths.contains { $0.contains("sponsored") })
    }

    @Test("A notice or a title that is changed changes the entries that show it, and no others")
    func changesEntriesThatShow() throws {
        let copy = try ResourcesCopy()
        let notice = "\"title\": \"Stopping suddenly can be dangerous\""
        try copy.replace(
            notice, with: "\"title\": \"To stop suddenly can be dangerous\"", in: "Content/safety-notices.json")
        let title = "Lofexidine"
        try copy.replace(
            "\"title\": \"\(title)\"", with: "\"title\": \"Lofexidine (sample)\"",
            in: "Content/medications/lofexidine.json")
        let expected = try PublishedContent.entries().filter { entry in
            let links = entry.therapies + entry.relapsePreventionTools + entry.related.map(\.link)
            return entry.safetyNotices.contains { $0.id == "withdrawal-danger" }
                || links.contains { $0.title == title } || entry.title == title
        }
        let changes = try unrecordedChanges(copy)
        #expect(Set(changes.map(\.path)) == Set(expected.map(\.path)))
        #expect(changes.allSatisfy { $0.kind == .updated })
        #expect((20..<117).contains(expected.count))
    }

    @Test("White space, the order of keys and editors' marks change nothing")
    func ignoresForm() throws {
        let copy = try ResourcesCopy()
        let file = "Content/programs/iop.json"
        try copy.replace("    \"overnightStay\": false,\n", with: "", in: file)
        try copy.replace("\"care\": {", with: "\"care\":    { \"overnightStay\": false,", in: file)
        try copy.replace("      \"SF-01\",\n", with: "", in: file)
        #expect(try unrecordedChanges(copy).isEmpty)
    }

    @Test("What is new, and what is gone, is recorded once")
    func recordsCreationAndWithdrawal() throws {
        let copy = try ResourcesCopy()
        try copy.addSampleEntry()
        let created = try record(copy)
        #expect(created.map(\.kind) == [.created])
        #expect(created.first?.title == "A sample group")
        copy.remove("Content/\(ResourcesCopy.sampleEntry).json")
        let withdrawn = try record(
            copy, reason: "It was made up.", isUrgent: true, replacedBy: "support-groups/smart-recovery")
        #expect(withdrawn.map(\.kind) == [.withdrawn])
        #expect(withdrawn.map(\.path) == [ResourcesCopy.sampleEntry])
        let inspection = try inspect(copy)
        #expect(inspection.unrecorded?.isEmpty == true)
        let ledger = try #require(inspection.content?.changes)
        #expect(ledger.changes.suffix(2) == created + withdrawn)
        #expect(ledger.withdrawals == withdrawn)
    }

    @Test("Without a ledger everything is new, and is recorded in files of 1,000 lines at most")
    func beginsFromNothing() throws {
        let copy = try ResourcesCopy()
        copy.remove(Self.file)
        let unrecorded = try #require(try inspect(copy).unrecorded)
        let everything = unrecorded.changes(on: Self.today, reason: "x", isUrgent: true, replacedBy: nil)
        #expect(everything.count >= 119)
        #expect(everything.allSatisfy { $0.kind == .created && $0.reason == nil && !$0.isUrgent })
        let files = unrecorded.files(adding: (0..<2_500).map { everything[$0 % everything.count] })
        #expect(files.map(\.file) == (1...3).map { "Content/changes/0000\($0).json" })
        let counts = files.map { $0.text.split(separator: "\n").count { $0.hasPrefix("    {") } }
        #expect(counts == [1_000, 1_000, 500])
    }

    /// A line as somebody might add it by hand, and what is wrong with it.
    private static let breakages: [(line: String, fault: String)] = [
        (line("updated", "programs/nothing", hash), "\"programs/nothing\" does not exist at that time"),
        (
            line("withdrawn", "programs/never", nil, "\"reason\":\"y\""),
            "\"programs/never\" does not exist at that time"
        ),
        (line("created", "programs/iop", hash), "\"programs/iop\" exists already, so that it can only be updated"),
        (line("updated", "programs/iop", hash), "is the one that \"programs/iop\" had before"),
        (line("updated", "programs/php", nil), "contentHash: is missing"),
        (line("updated", "programs/php", hash, "\"replacedBy\":\"programs/iop\""), "is for what was withdrawn"),
        (line("withdrawn", "programs/iop", hash, "\"reason\":\"y\""), "contentHash: is for what is there"),
        (line("withdrawn", "programs/detox", nil, "\"reason\":\"y\""), "was withdrawn, and its file is there"),
        ("", "\"programs/iop\" was withdrawn, and its file is there"),
        (line("created", "programs/x", hash), ""),
        (line("withdrawn", "programs/x", nil, "\"replacedBy\":\"programs/ipo\""), "has to say why it was withdrawn"),
        ("", "there is no entry \"programs/ipo\". Did you mean \"programs/iop\"?"),
        (line("created", "programs/intensive-outpatient-programs", hash), ""),
        (
            line("withdrawn", "programs/intensive-outpatient-programs", nil, "\"reason\":\"y\""),
            "is an alias of Content/programs/iop.json"
        ),
        (
            line("updated", "programs/php", String(repeating: "1", count: 64), date: "2026-11-26"),
            "is before 2026-12-01"
        ),
    ]

    private static func line(
        _ kind: String, _ path: String, _ hash: String?, _ other: String? = nil, date: String = "2026-12-01"
    ) -> String {
        let members = [hash.map { "\"contentHash\":\"\($0)\"" }, other].compactMap(\.self).map { ",\($0)" }.joined()
        return "{\"date\":\"\(date)\",\"kind\":\"\(kind)\",\"path\":\"\(path)\",\"title\":\"x\"\(members)}"
    }

    @Test("A history that cannot have been is refused at load, with every fault named")
    func refusesHistories() throws {
        let copy = try ResourcesCopy()
        let lines = Self.breakages.map(\.line).filter { !$0.isEmpty }
        try copy.replace("}\n  ]\n}", with: "},\n\(lines.joined(separator: ",\n"))\n  ]\n}", in: Self.file)
        let faults = loadingFaults(copy)
        for (_, fault) in Self.breakages where !fault.isEmpty {
            let isNamed = faults.contains { $0.hasPrefix("\(Self.file)#/items/") && $0.contains(fault) }
            #expect(isNamed, "\(fault) in \(faults)")
        }
        #expect(faults.count == Self.breakages.count { !$0.fault.isEmpty })
    }

    @Test("The same history has the same fingerprints, each of them once")
    func tellsHistoriesApart() throws {
        let one = try PublishedContent.load().changes
        let again = try ContentRepository.load(resources: "\(Repository().path)/Resources").changes
        #expect(one.fingerprints == again.fingerprints)
        #expect(Set(one.fingerprints).count == one.changes.count + 1)
    }
}
