import Content
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
    @Test(
        "Are those of the seconds since 1970",
        arguments: [
            (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31"),
            (951_782_399, "2000-02-28"), (951_782_400, "2000-02-29"), (951_868_800, "2000-03-01"),
            (1_795_521_600, "2026-11-24"), (1_798_675_200, "2026-12-31"), (4_107_542_400, "2100-03-01"),
            (4_107_456_000, "2100-02-28"),
        ])
    func fromSeconds(seconds: Int, text: String) {
        #expect(CalendarDate(secondsSince1970: seconds).description == text)
    }

    @Test("Exist or are refused", arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", ""])
    func refuses(text: String) {
        #expect(CalendarDate(text) == nil)
    }
}
