/// A moment, to the second, in UTC.
package struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let secondsSince1970: Int

    package init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

    package static func < (one: Timestamp, other: Timestamp) -> Bool { one.secondsSince1970 < other.secondsSince1970 }

    package func adding(days: Int) -> Timestamp { Timestamp(secondsSince1970: secondsSince1970 + days * 86_400) }

    package func adding(seconds: Int) -> Timestamp { Timestamp(secondsSince1970: secondsSince1970 + seconds) }

    /// RFC 3339, `2026-11-23T14:00:00Z`, for the years 0 to 9999.
    package var description: String {
        let days = secondsSince1970 >= 0 ? secondsSince1970 / 86_400 : (secondsSince1970 - 86_399) / 86_400
        let second = secondsSince1970 - days * 86_400
        let (year, month, day) = Self.civilDate(daysSince1970: days)
        var text: [UInt8] = []
        text.reserveCapacity(20)
        func append(_ number: Int, _ divisors: [Int], then separator: Unicode.Scalar) {
            for divisor in divisors { text.append(UInt8(0x30 + number / divisor % 10)) }
            text.append(UInt8(ascii: separator))
        }
        append(year, [1_000, 100, 10, 1], then: "-")
        append(month, [10, 1], then: "-")
        append(day, [10, 1], then: "T")
        append(second / 3_600, [10, 1], then: ":")
        append(second / 60 % 60, [10, 1], then: ":")
        append(second % 60, [10, 1], then: "Z")
        return String(decoding: text, as: UTF8.self)
    }

    /// The Gregorian date of a day, counted from 1 March of year 0, so that a leap day is the last of its year.
    private static func civilDate(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
