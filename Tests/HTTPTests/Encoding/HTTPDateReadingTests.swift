import HTTP
import Testing

@Suite("Reading dates")
struct HTTPDateReadingTests {
    /// 2026-11-24T12:00:00Z.
    private static let now = 1_795_521_600

    private func seconds(_ text: String) -> Int? { HTTPDate.seconds(Array(text.utf8).span, now: Self.now) }

    @Test("All three forms of RFC 9110 §5.6.7 are the same moment")
    func readsThreeForms() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        ] {
            #expect(seconds(text) == 784_111_777, "\(text)")
        }
    }

    @Test("What is written is read as the same moment, over centuries")
    func readsWhatIsWritten() {
        var moment = -30_000_000_000
        while moment < 200_000_000_000 {
            #expect(HTTPDate.seconds(HTTPDate.imfFixdate(moment).span, now: Self.now) == moment)
            moment += 987_654_321
        }
    }

    @Test(
        "Two digits of a year are at most fifty years ahead",
        arguments: [("76", 2076), ("77", 1977), ("26", 2026), ("00", 2000), ("99", 1999)])
    func readsShortYears(digits: String, year: Int) {
        let long = "Fri, 01 Jan \(year) 00:00:00 GMT"
        #expect(seconds("Friday, 01-Jan-\(digits) 00:00:00 GMT") == seconds(long))
        #expect(seconds(long) != nil)
    }

    @Test(
        "Leap days exist in leap years",
        arguments: [("29 Feb 2024", true), ("29 Feb 2023", false), ("29 Feb 1900", false), ("29 Feb 2000", true)])
    func knowsLeapDays(day: String, exists: Bool) {
        #expect((seconds("Thu, \(day) 00:00:00 GMT") != nil) == exists)
    }

    @Test("A leap second is the second after it")
    func takesLeapSecond() {
        #expect(seconds("Sat, 31 Dec 2016 23:59:60 GMT") == seconds("Sun, 01 Jan 2017 00:00:00 GMT"))
    }

    @Test(
        "Anything else is no date",
        arguments: [
            "", "Sun", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 6 Nov 1994 08:49:37 GMT",
            "sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 31 Nov 1994 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ", " Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06 Nov 1994 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT", "Sunday 06-Nov-94 08:49:37 GMT",
            "Sun Nov 6 08:49:37 1994", "Sun Nov  6 08:49:37 94", "1994-11-06T08:49:37Z", "784111777",
            "Sun, 06 Nov +994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
        ])
    func refusesOthers(text: String) {
        #expect(seconds(text) == nil)
    }
}
