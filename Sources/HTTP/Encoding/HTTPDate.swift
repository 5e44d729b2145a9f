/// Dates as HTTP writes them. RFC 9110 §5.6.7.
package enum HTTPDate {
    /// `IMF-fixdate`, "Sun, 06 Nov 1994 08:49:37 GMT".
    /// `seconds` count from 1970-01-01T00:00:00Z, in the years 0 to 9999, beyond which the format has no digits.
    package static func imfFixdate(_ seconds: Int) -> [UInt8] {
        let days = seconds.flooredQuotient(86_400)
        let second = seconds - days * 86_400
        let (year, month, day) = civilDate(daysSince1970: days)
        var output = OutputBytes(byteCapacity: 64)
        // 1970-01-01 was a Thursday.
        output.append(text: dayNames[(days % 7 + 11) % 7])
        output.append(", ")
        output.append(twoDigits: day)
        output.append(" ")
        output.append(text: monthNames[month - 1])
        output.append(" ")
        output.append(twoDigits: year / 100)
        output.append(twoDigits: year % 100)
        output.append(" ")
        output.append(twoDigits: second / 3_600)
        output.append(":")
        output.append(twoDigits: second / 60 % 60)
        output.append(":")
        output.append(twoDigits: second % 60)
        output.append(" GMT")
        return output.bytes
    }

    static let dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The proleptic Gregorian date of a day, by counting from 1 March of year 0, so that a leap day is the last of its year.
    static func civilDate(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Int {
    /// Division that rounds down, so that dates before 1970 come out right.
    func flooredQuotient(_ divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}

extension OutputBytes {
    fileprivate mutating func append(twoDigits value: Int) {
        append(UInt8(0x30 + value / 10 % 10))
        append(UInt8(0x30 + value % 10))
    }
}
