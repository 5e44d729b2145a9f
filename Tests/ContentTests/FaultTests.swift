import Content
import JSON
import TestSupport
import Testing

/// Copies of the real content with something broken: what the editor is told.
@Suite("Faults of the content")
struct FaultTests {
    private static let iop = "Content/programs/iop.json"

    /// One way to break a file, and the line that has to come back.
    struct Breakage: Sendable, CustomTestStringConvertible {
        let name: String
        var file = FaultTests.iop
        let old: String
        let new: String
        let fault: String

        var testDescription: String { name }
    }

    private static let breakages = [
        Breakage(
            name: "unknown key", old: "\"abbreviation\":", new: "\"abreviation\":",
            fault: "\(iop)#/abreviation: unknown key \"abreviation\". Did you mean \"abbreviation\"?"),
        Breakage(
            name: "wrong type", old: "\"mayRunLonger\": true", new: "\"mayRunLonger\": \"yes\"",
            fault: "\(iop)#/care/mayRunLonger: has to be of type boolean, this is string"),
        Breakage(
            name: "value outside its list", old: "\"setting\": \"outpatient\"", new: "\"setting\": \"outpatint\"",
            fault: "\(iop)#/care/setting: has to be one of"),
        Breakage(
            name: "missing key", old: "\"overnightStay\": false,", new: "",
            fault: "\(iop)#/care: lacks \"overnightStay\""),
        Breakage(
            name: "broken link", file: "Content/relations.json", old: "therapies/group-counseling",
            new: "therapies/group-counselling",
            fault: "Content/relations.json#/items/0/to/0: there is no entry \"therapies/group-counselling\". "
                + "Did you mean \"therapies/group-counseling\"?"),
        Breakage(
            name: "broken crisis line", old: "\"samhsa-helpline\"", new: "\"samsha-helpline\"",
            fault: "there is no crisis line \"samsha-helpline\""),
        Breakage(
            name: "id unlike its file", old: "\"id\": \"iop\"", new: "\"id\": \"iops\"",
            fault: "\(iop)#/id: has to be the file's name, \"iop\""),
        Breakage(
            name: "alias of another", old: "\"intensive-outpatient-programs\"", new: "\"detox\"",
            fault: "\"detox\" is the id or an alias of Content/programs/detox.json already"),
        Breakage(
            name: "missing safety notice", old: "\"withdrawal-danger\"", new: "\"domestic-violence\"",
            fault: "\(iop)#/safetyNotices: lacks \"withdrawal-danger\", which Content/safety-notices.json requires here"
        ),
        Breakage(
            name: "day that does not exist", old: "\"dateModified\": \"2026-11-23\"",
            new: "\"dateModified\": \"2026-02-30\"",
            fault: "\(iop)#/dateModified: 2026-02-30 is not a day of the calendar"),
        Breakage(
            name: "range upside down", old: "\"minimum\": 9,", new: "\"minimum\": 91,",
            fault: "\(iop)#/care/hoursPerWeek: its minimum, 91, is above its maximum, 19"),
        Breakage(
            name: "not JSON", old: "\"care\": {", new: "\"care\": {,", fault: "\(iop)#: not JSON:"),
        Breakage(
            name: "key twice", old: "\"id\": \"iop\",", new: "\"id\": \"iop\", \"id\": \"iop\",",
            fault: "\(iop)#: not JSON:"),
        Breakage(
            name: "wrong schema", old: "program.schema.json", new: "therapy.schema.json",
            fault: "\(iop)#/$schema: has to be \"../../Schemas/program.schema.json\""),
        Breakage(
            name: "id twice in a shared file", file: "Content/crisis-resources.json", old: "\"id\": \"911\"",
            new: "\"id\": \"988\"", fault: "Content/crisis-resources.json#/items/1/id: \"988\" stands twice"),
        Breakage(
            name: "synonym of an entry that is not there", file: "Content/synonyms.json", old: "\"programs/php\"",
            new: "\"programs/phq\"", fault: "there is no entry \"programs/phq\". Did you mean \"programs/php\"?"),
        Breakage(
            name: "synonym of a crisis line that is not there", file: "Content/synonyms.json",
            old: "\"linksToSponsoredListings\": true",
            new: "\"crisis\": [\"989\"]", fault: "there is no item of Content/crisis-resources.json \"989\""),
        Breakage(
            name: "crisis words of a line that is not there", file: "Content/crisis-words.json", old: "\"poison-help\"",
            new: "\"poison-halp\"", fault: "there is no item of Content/crisis-resources.json \"poison-halp\""),
        Breakage(
            name: "keyword that no schema may have", file: "Schemas/program.schema.json",
            old: "\"additionalProperties\"",
            new: "\"additionalPropertys\"", fault: "Schemas/program.schema.json#"),
    ]

    @Test("Name file and place", arguments: breakages)
    func namesPlace(breakage: Breakage) throws {
        let copy = try ResourcesCopy()
        try copy.replace(breakage.old, with: breakage.new, in: breakage.file)
        let lines = try faults(of: copy).map(\.description)
        #expect(lines.contains { $0.contains(breakage.fault) }, "\(lines.joined(separator: "\n"))")
    }

    @Test("Are named all at once")
    func namesAll() throws {
        let copy = try ResourcesCopy()
        for breakage in Self.breakages.prefix(11) {
            try copy.replace(breakage.old, with: breakage.new, in: breakage.file)
        }
        try copy.replace("{", with: "[", in: "Content/therapies/family-therapy.json")
        try copy.replace("\"988\"", with: "\"989\"", in: "Content/programs/detox.json")
        let lines = try faults(of: copy).map(\.description)
        for breakage in Self.breakages.prefix(11) {
            #expect(lines.contains { $0.contains(breakage.fault) }, "\(breakage.name)")
        }
        #expect(lines.contains { $0.hasPrefix("Content/therapies/family-therapy.json#: not JSON:") })
        #expect(lines.contains { $0.contains("there is no crisis line \"989\"") })
    }

    @Test("An entry without sources is one")
    func refusesMissingSources() throws {
        let copy = try ResourcesCopy()
        let text = copy.text(Self.iop)
        try copy.write(Self.iop, text.replacing(#/"sources": \[[^\]]*\]/#, with: "\"sources\": []"))
        let lines = try faults(of: copy).map(\.description)
        #expect(lines.contains("\(Self.iop)#/sources: needs at least 1 items"), "\(lines.joined(separator: "\n"))")
    }

    @Test("A synonym without entries and without crisis lines is one")
    func refusesSynonymToNowhere() throws {
        let copy = try ResourcesCopy()
        let text = copy.text("Content/synonyms.json")
        try copy.write("Content/synonyms.json", text.replacing(#/,\s*"crisis": \[[^\]]*\]/#, with: ""))
        let lines = try faults(of: copy).map(\.description)
        #expect(lines.contains { $0.hasPrefix("Content/synonyms.json#/items/") && $0.contains("leads nowhere") })
    }

    @Test("A menu entry that leads nowhere is one")
    func refusesDeadMenuEntry() throws {
        let copy = try ResourcesCopy()
        copy.remove("Content/programs/php.json")
        let lines = try faults(of: copy).map(\.description)
        #expect(
            lines.contains {
                $0.hasPrefix("Content/navigation.json#/items/0/entries/0/entry: there is no entry \"programs/php\"")
            }, "\(lines.joined(separator: "\n"))")
    }

    @Test("A tool of the article that has no entry is one")
    func refusesMissingTool() throws {
        let copy = try ResourcesCopy()
        copy.remove("Content/relapse-prevention-tools/meditation.json")
        let lines = try faults(of: copy).map(\.description)
        #expect(lines.contains { $0.contains("article-titles.json#/items/") && $0.contains("tools/meditation") })
    }

    @Test("A file of no known name is one")
    func refusesStrangers() throws {
        let copy = try ResourcesCopy()
        try copy.write("Content/programs/notes.txt", "later")
        try copy.write("Content/progams/iop.json", "{}")
        let lines = try faults(of: copy).map(\.description)
        #expect(lines.contains { $0.hasPrefix("Content/programs/notes.txt#: only .json files belong here") })
        #expect(lines.contains { $0.contains("progams") && $0.contains("Did you mean \"programs\"?") })
    }

    @Test("A missing shared file is one")
    func refusesMissingFile() throws {
        let copy = try ResourcesCopy()
        copy.remove("Content/crisis-resources.json")
        #expect(
            try faults(of: copy).contains {
                $0.file == "Content/crisis-resources.json" && $0.message.contains("cannot be read")
            }
        )
    }

    @Test("A folder that is not there is one line, not a hundred")
    func refusesMissingFolder() {
        #expect {
            try ContentRepository.load(resources: "/nonexistent")
        } throws: { error in
            let faults = (error as? ContentFaults)?.faults ?? []
            return !faults.isEmpty && faults.count < 20
        }
    }

    /// What loading this copy complains of; a test failure if it does not.
    private func faults(of copy: ResourcesCopy) throws -> [ContentFault] {
        do throws(ContentFaults) {
            _ = try ContentRepository.load(resources: copy.path)
        } catch {
            return error.faults
        }
        Issue.record("The broken content was loaded.")
        return []
    }
}
