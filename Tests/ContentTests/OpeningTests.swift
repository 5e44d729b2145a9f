import Content
import TestSupport
import Testing

/// Entries that may be read in danger begin with whom to reach. An entry of the repository stands in for them, so that this holds whatever they say.
@Suite("How dangerous pages begin")
struct OpeningTests {
    private static let family = "Content/therapies/family-therapy.json"
    private static let notices = "Content/safety-notices.json"
    private static let required = "\"firstOn\": [\n        \"topics/domestic-violence-and-addiction\""

    @Test("A page without the callout at its top is refused")
    func refusesMissingCallout() throws {
        let lines = try faults { copy in
            try copy.replace(
                Self.required, with: "\"firstOn\": [\n        \"therapies/family-therapy\"", in: Self.notices)
        }
        #expect(
            lines.contains("\(Self.family)#/sections/0/blocks/0: has to be a callout that says whom to reach"),
            "\(lines.joined(separator: "\n"))")
    }

    @Test("A callout that does not name the line is refused")
    func refusesNamelessCallout() throws {
        let lines = try faults { copy in
            try copy.replace(
                Self.required, with: "\"firstOn\": [\n        \"therapies/family-therapy\"", in: Self.notices)
            try copy.replace(
                "\"type\": \"paragraph\",\n          \"text\": \"Family",
                with: "\"type\": \"callout\", \"tone\": \"warning\",\n          \"text\": \"Call 911. Family",
                in: Self.family)
        }
        let place = "\(Self.family)#/sections/0/blocks/0/text"
        #expect(lines.contains("\(place): has to name \"National Domestic Violence Hotline\""))
        #expect(!lines.contains { $0.hasPrefix(place) && $0.contains("911") })
    }

    @Test("A notice that has to stand first and does not is named")
    func refusesLateNotice() throws {
        let lines = try faults { copy in
            try copy.replace(
                Self.required, with: "\"firstOn\": [\n        \"therapies/family-therapy\"", in: Self.notices)
            try copy.replace(
                "\"domestic-violence\",\n    \"not-medical-advice\"",
                with: "\"not-medical-advice\",\n    \"domestic-violence\"", in: Self.family)
        }
        #expect(
            lines.contains {
                $0.hasPrefix("\(Self.family)#/safetyNotices/0: has to be \"domestic-violence\", which \(Self.notices)")
            })
    }

    private func faults(_ breaking: (ResourcesCopy) throws -> Void) throws -> [String] {
        let copy = try ResourcesCopy()
        try breaking(copy)
        do throws(ContentFaults) {
            _ = try ContentRepository.load(resources: copy.path)
        } catch {
            return error.faults.map(\.description)
        }
        return []
    }
}
