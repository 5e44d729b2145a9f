import Content
import TestSupport
import Testing

/// The published content as it might go on: two releases, made once for all suites.
struct RecordedContent {
    /// With a made-up entry, ``ResourcesCopy/sampleEntry``.
    let first: ContentRepository
    /// The made-up entry is withdrawn, urgently; a safety notice and a medication are updated.
    let second: ContentRepository
    /// Of all that is updated or withdrawn in it.
    static let reason = "It named a group that does not meet."
    static let replacement = "support-groups/smart-recovery"
    static let medication = "/medications/lofexidine"

    private static let shared = Result { try RecordedContent() }

    static func load() throws -> RecordedContent { try shared.get() }

    private init() throws {
        let copy = try ResourcesCopy()
        try copy.addSampleEntry()
        first = try Self.release(copy, reason: nil, replacedBy: nil)
        copy.remove("Content/\(ResourcesCopy.sampleEntry).json")
        try copy.replace(
            "\"title\": \"Stopping suddenly can be dangerous\"", with: "\"title\": \"A sudden stop can be dangerous\"",
            in: "Content/safety-notices.json")
        try copy.replace("\"Lucemyra\"", with: "\"Lucemyra (sample)\"", in: "Content/medications/lofexidine.json")
        second = try Self.release(copy, reason: Self.reason, replacedBy: Self.replacement)
    }

    /// Records what was changed, as an editor does, and loads it.
    private static func release(
        _ copy: ResourcesCopy, reason: String?, replacedBy: String?
    ) throws -> ContentRepository {
        // 2026-12-01.
        let today = CalendarDate(secondsSince1970: TestAPI.madeAt + 86_400 * 7)
        let inspection = ContentRepository.inspect(resources: copy.path, today: today)
        #expect(inspection.faults.isEmpty, "\(inspection.faults)")
        let unrecorded = try #require(inspection.unrecorded)
        let changes = unrecorded.changes(on: today, reason: reason, isUrgent: reason != nil, replacedBy: replacedBy)
        #expect(!changes.isEmpty)
        for (file, text) in unrecorded.files(adding: changes) { try copy.write(file, text) }
        return try ContentRepository.load(resources: copy.path)
    }
}
