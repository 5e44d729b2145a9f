import ContactRequests
import JSON
import TestSupport
import Testing

@Suite("Exports")
struct ExportTests {
    private func row(_ cells: String...) -> String { String(decoding: CSV.row(cells), as: UTF8.self) }

    @Test("Cells are quoted, and quotation marks doubled")
    func quotes() {
        #expect(
            row("a", "", "b,c", "say \"hi\"", "two\r\nlines", "ä")
                == "\"a\",\"\",\"b,c\",\"say \"\"hi\"\"\",\"two\r\nlines\",\"ä\"\r\n")
    }

    @Test(
        "What a spreadsheet could compute is made text",
        arguments: [
            "=1+1", "+15552345678", "-1", "@SUM(A1)", "\t=1", "\r=1", "|cmd", " =1", "\u{A0}=1", "＝1", "＋1", "－1", "＠A",
        ])
    func disarms(cell: String) {
        #expect(row(cell) == "\"'\(cell)\"\r\n")
    }

    @Test(
        "Nothing else is changed",
        arguments: ["Ada", "1", "a=b", "O'Brien", "'", "x@y", "  Ada", "李", "2026-11-25T00:00:00Z"])
    func leavesAlone(cell: String) {
        #expect(row(cell) == "\"\(cell)\"\r\n")
    }

    private func record(personal: PersonalDetails?, page: ConsentPage?) -> ContactRequest {
        ContactRequest(
            id: ContactRequestID(high: 1, low: 2), status: .received, version: 3, receivedAt: Sample.now,
            updatedAt: Sample.now, personal: personal,
            consent: Consent(text: Sample.consent, givenAt: Sample.now, page: page))
    }

    @Test("Every row has as many cells as the first, and an erased record has empty ones")
    func alignsRows() {
        var export = ContactRequestExport(.csv)
        let draft = Sample.draft()
        func cellCount(_ bytes: [UInt8]) -> Int {
            String(decoding: bytes, as: UTF8.self).split(separator: "\",\"", omittingEmptySubsequences: false).count
        }
        let count = cellCount(export.beginning)
        #expect(count == 17)
        #expect(cellCount(export.record(record(personal: draft.personal, page: draft.consent.page))) == count)
        #expect(cellCount(export.record(record(personal: nil, page: nil))) == count)
    }

    @Test("JSON is one object, whatever the number of records", arguments: 0...3)
    func writesJSON(count: Int) throws {
        var export = ContactRequestExport(.json)
        var bytes = export.beginning
        for index in 0..<count {
            bytes += export.record(record(personal: index == 1 ? nil : Sample.draft().personal, page: nil))
        }
        let records = try #require(try JSONValue.parse(bytes + export.end).object?["contactRequests"]?.array)
        #expect(records.count == count)
        #expect(records.first?.object?["safeToLeaveVoicemail"]?.boolean == (count > 0 ? true : nil))
        if count > 1 { #expect(records[1].object?["phone"] == nil) }
    }
}
