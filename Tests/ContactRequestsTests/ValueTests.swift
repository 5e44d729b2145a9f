import ContactRequests
import TestSupport
import Testing

@Suite("Values of a contact request")
struct ValueTests {
    @Test(
        "Names keep every script and lose the space around them",
        arguments: [
            ("  Ada ", "Ada"), ("李小龍", "李小龍"), ("نسرین\u{200C}ها", "نسرین\u{200C}ها"), ("\u{3000}Ada\u{A0}", "Ada"),
            ("A  B", "A  B"),
            ("", nil), (" \t ", nil), ("\u{2003}", nil),
        ] as [(String, String?)])
    func readsNames(typed: String, kept: String?) throws {
        #expect(try PersonName.parse(typed)?.revealed == kept)
    }

    @Test(
        "Names are one line, without marks that turn the text",
        arguments: [
            "a\nb", "a\rb", "a\u{0}b", "a\u{1B}[31mb", "a\u{7F}", "a\u{85}b", "a\u{2028}b", "\u{202E}moc", "a\u{2066}b",
            "a\tb",
        ])
    func refusesNames(typed: String) {
        #expect(throws: PersonName.Fault.controlCharacter) { try PersonName.parse(typed) }
    }

    @Test("Names have two hundred Unicode scalars at most")
    func boundsNames() throws {
        for letter in ["a", "李", "👩"] {
            #expect(try PersonName.parse(String(repeating: letter, count: 200))?.revealed.unicodeScalars.count == 200)
            #expect(throws: PersonName.Fault.tooLong) { try PersonName.parse(String(repeating: letter, count: 201)) }
        }
        #expect(throws: PersonName.Fault.tooLong) { try PersonName.parse(String(repeating: " ", count: 1_000_000)) }
    }

    @Test("Ids are 32 lower-case hexadecimal digits and never the same")
    func readsIDs() {
        var seen: Set<ContactRequestID> = []
        for _ in 0..<1_000 {
            let id = ContactRequestID.random()
            #expect(id.description.utf8.count == 32)
            #expect(ContactRequestID(id.description) == id)
            #expect(seen.insert(id).inserted)
        }
        #expect(
            ContactRequestID(high: 0x0123_4567_89AB_CDEF, low: 0xF).description == "0123456789abcdef000000000000000f")
    }

    @Test(
        "Other texts are no ids",
        arguments: [
            "", "0123456789abcdef000000000000000", "0123456789abcdef000000000000000f0",
            "0123456789ABCDEF000000000000000f",
            "0123456789abcdeg000000000000000f", " 123456789abcdef000000000000000f", "+123456789abcdef000000000000000f",
            "٠123456789abcdef00000000000000f",
        ])
    func refusesIDs(text: String) {
        #expect(ContactRequestID(text) == nil)
    }

    @Test(
        "Times are written in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_795_960_800, "2026-11-29T14:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
            (1_767_225_599, "2025-12-31T23:59:59Z"), (-1, "1969-12-31T23:59:59Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ])
    func writesTimes(seconds: Int, text: String) {
        #expect(Timestamp(secondsSince1970: seconds).description == text)
    }

    @Test(
        "Language tags are well formed and written as BCP 47 wants",
        arguments: [
            ("en", "en"), ("EN-us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"),
            ("sl-ROZAJ-biske", "sl-rozaj-biske"),
            ("de-1996", "de-1996"), ("en-u-ca-gregory", "en-u-ca-gregory"), ("yue", "yue"), ("en-x-a-bc", "en-x-a-bc"),
            ("de-CH-1901-x-phonebk", "de-CH-1901-x-phonebk"),
            ("", nil), ("e", nil), ("engl", nil), ("en-", nil), ("-en", nil), ("en--us", nil), ("en_US", nil),
            ("en-u", nil), ("en-x", nil),
            ("en-a-bb-a-cc", nil), ("i-klingon", nil), ("x-secret", nil), ("en-US-GB", nil), ("en-123456789", nil),
            ("ｅn", nil), ("en us", nil), ("12", nil),
            ("en-u-" + String(repeating: "a", count: 60), nil),
            ("en-x-aa-bb-cc-dd-ee-ff-gg-hh-ii-jj-kk-ll-mm-nn-oo-pp-qq-rr-ss-tt-uu-vv", nil),
        ] as [(String, String?)])
    func readsLanguages(typed: String, kept: String?) {
        #expect(LanguageTag(typed)?.text == kept)
    }

    @Test("Zones are read from the system's list: zones, links and nothing else")
    func readsZones() {
        let names = TimeZoneNames(
            tzdata: Array(
                "# version\nR d 1916 o - Jun 14 23s 1 S\nZ America/Chicago -5:50 - LMT 1883\n-6 u C%sT\nL America/Chicago US/Central\nZ Factory 0 - -00\n"
                    .utf8))
        #expect(names.count == 2)
        #expect(names["America/Chicago"]?.text == "America/Chicago")
        #expect(names["US/Central"]?.text == "US/Central")
        for name in ["Factory", "d", "-6", "", "version", "america/chicago"] { #expect(names[name] == nil) }
        let system = TimeZoneNames(
            tzdata: Array(Repository(path: TimeZoneNames.systemFolder).text(TimeZoneNames.systemFile).utf8))
        #expect(system.count > 400)
        for name in ["America/New_York", "Pacific/Honolulu", "UTC", "US/Eastern"] {
            #expect(system[name] != nil, "\(name)")
        }
    }

    @Test(
        "Cursors are read back, and nothing else",
        arguments: [
            "", "-1", "+1", "01", "A", " 1", "zzzzzzzzzzzzzz", "1.0", "~", "~~1", "~-1", "-~1", "~+1", "~01", "~A",
            "1~",
            "~zzzzzzzzzzzzzz",
        ])
    func readsCursors(text: String) {
        #expect(ContactRequestCursor(text) == nil)
        for position in [0, 1, 35, 36, Int64.max] {
            for direction in [ContactRequestCursor.Direction.after, .before] {
                let cursor = ContactRequestCursor(direction, position: position)
                #expect(ContactRequestCursor(cursor.text) == cursor)
            }
        }
    }

    @Test(
        "Staff labels are plain words",
        arguments: [
            ("ada", true), ("night-shift_2.b", true), ("", false), ("a b", false), ("ä", false), ("a\n", false),
        ])
    func readsLabels(text: String, isLabel: Bool) {
        #expect((StaffLabel(text) != nil) == isLabel)
        #expect(StaffLabel(String(repeating: "a", count: 65)) == nil)
    }
}
