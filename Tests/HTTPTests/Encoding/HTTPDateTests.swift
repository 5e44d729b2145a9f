import Glibc
import HTTP
import Testing

/// RFC 9110 §5.6.7.
@Suite("HTTP dates")
struct HTTPDateTests {
    private func text(_ seconds: Int) -> String {
        String(decoding: HTTPDate.imfFixdate(seconds), as: UTF8.self)
    }

    @Test(
        "Writes known dates",
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),  // The RFC's own example.
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (86_399, "Thu, 01 Jan 1970 23:59:59 GMT"),
            (86_400, "Fri, 02 Jan 1970 00:00:00 GMT"),
            (68_169_600, "Tue, 29 Feb 1972 00:00:00 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
            (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"),
            (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
            (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT"),
            (2_147_483_647, "Tue, 19 Jan 2038 03:14:07 GMT"),
            (2_147_483_648, "Tue, 19 Jan 2038 03:14:08 GMT"),
            (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),  // 2100 has no leap day.
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ])
    func writesKnownDates(seconds: Int, expected: String) {
        #expect(text(seconds) == expected)
    }

    @Test(
        "Writes dates before 1970",
        arguments: [
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
            (-86_400, "Wed, 31 Dec 1969 00:00:00 GMT"),
            (-86_401, "Tue, 30 Dec 1969 23:59:59 GMT"),
            (-2_203_891_201, "Wed, 28 Feb 1900 23:59:59 GMT"),
            (-2_203_891_200, "Thu, 01 Mar 1900 00:00:00 GMT"),  // 1900 had no leap day.
            (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 GMT"),
            (-62_167_219_200, "Sat, 01 Jan 0000 00:00:00 GMT"),
        ])
    func writesEarlyDates(seconds: Int, expected: String) {
        #expect(text(seconds) == expected)
    }

    @Test("Agrees with the C library")
    func agreesWithTheCLibrary() {
        var generator = SplitMix64(seed: 1994)
        for _ in 0..<2_000 {
            let seconds = Int.random(in: -62_167_219_200...253_402_300_799, using: &generator)
            #expect(text(seconds) == Self.cLibraryText(seconds))
        }
        // Every day of eight years, a leap day that is left out among them, at its last second.
        for day in 0..<2_922 {
            let seconds = 4_070_908_800 + day * 86_400 - 1
            #expect(text(seconds) == Self.cLibraryText(seconds))
        }
    }

    @Test("Is 29 bytes long, always")
    func hasOneLength() {
        for seconds in stride(from: -62_167_219_200, through: 253_402_300_799, by: 86_400 * 36_525) {
            #expect(HTTPDate.imfFixdate(seconds).count == 29)
        }
    }

    /// What `strftime` makes of it: nobody here sets a locale, so its names are the English ones.
    private static func cLibraryText(_ seconds: Int) -> String {
        var time = time_t(seconds)
        var parts = unsafe tm()
        var text = [CChar](repeating: 0, count: 64)
        unsafe gmtime_r(&time, &parts)
        let count = unsafe strftime(&text, text.count, "%a, %d %b %04Y %H:%M:%S GMT", &parts)
        return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
