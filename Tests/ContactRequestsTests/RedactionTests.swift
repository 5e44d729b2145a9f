import ContactRequests
import TestSupport
import Testing

/// Whoever prints what holds personal data, by whatever way, prints none.
@Suite("Personal values print redacted")
struct RedactionTests {
    private let canaries = ["5552345678", "Ada", "Ortiz", "example.org"]

    /// Every way that the standard library has to turn a value into text.
    private func texts(_ value: some Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        var printed = ""
        print(value, to: &printed)
        var debugPrinted = ""
        debugPrint(value, to: &debugPrinted)
        return [
            dumped, printed, debugPrinted, "\(value)", String(describing: value), String(reflecting: value),
            "\([value])", "\(Optional(value) as Any)", "\(["key": value])",
            String(reflecting: Mirror(reflecting: value)),
            Mirror(reflecting: value).children.map { "\($0.value)" }.joined(),
        ]
    }

    private func expectNothing(in value: some Any, _ comment: Comment) {
        for text in texts(value) {
            for canary in canaries { #expect(!text.contains(canary), comment) }
        }
    }

    @Test("A value, and everything that holds it")
    func redacts() throws {
        let draft = Sample.draft()
        let new = NewContactRequest(
            draft: draft, receivedAt: Sample.now, idempotency: Idempotency(key: "Ada", draft: draft))
        let kept = ContactRequest(
            id: new.id, status: .received, version: 1, receivedAt: Sample.now, updatedAt: Sample.now,
            personal: draft.personal, consent: draft.consent)
        expectNothing(in: draft.personal.phone, "phone")
        expectNothing(in: try #require(draft.personal.name), "name")
        expectNothing(in: try #require(draft.consent.page), "page")
        expectNothing(in: draft.personal, "details")
        for text in texts(draft) { #expect(!text.contains("iop") && !text.contains("evening")) }
        expectNothing(in: draft, "draft")
        expectNothing(in: new, "new contact request")
        expectNothing(in: kept, "contact request")
        expectNothing(in: ContactRequestSummary(kept), "summary")
        expectNothing(in: ContactRequestFieldValue.text("Ada +15552345678"), "field")
        expectNothing(in: [ContactRequestField.name: ContactRequestFieldValue.text("Ada")], "fields")
        expectNothing(in: Result<ContactRequest, ContactRequestStoreError>.success(kept), "result")
        expectNothing(
            in: InsertOutcome.stored(
                StoredContactRequest(id: new.id, receivedAt: Sample.now, program: "iop", consent: Sample.consent)),
            "outcome")
    }

    @Test("The way that is meant shows it")
    func reveals() {
        let draft = Sample.draft()
        #expect(draft.personal.phone.revealed == "+15552345678")
        #expect(draft.personal.name?.revealed == "Ada Ortiz")
        #expect("\(draft.personal.phone)" == "(redacted)")
    }
}
