/// Reading the three forms that a recipient has to take. RFC 9110 §5.6.7.
extension HTTPDate {
    /// Seconds since 1970-01-01T00:00:00Z, or `nil` for anything but a date in one of the forms, such as the 30th of February.
    ///
    /// `now`, in the same unit, settles the century of a year with two digits: one that would be more than 50 years ahead is the last that
    /// ended so. The name of the day is not held against the date, which says enough. A leap second counts as the second after it.
    package static func seconds(_ bytes: Span<UInt8>, now: Int) -> Int? {
        var reader = DateReader(bytes)
        guard let isLong = reader.dayName() else { return nil }
        return switch (isLong, reader.take(", ")) {
        case (false, true): imfFixdate(&reader)
        case (true, true): rfc850(&reader, now: now)
        case (false, false): asctime(&reader)
        case (true, false): nil
        }
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func imfFixdate(_ reader: inout DateReader) -> Int? {
        guard let day = reader.digits(2), reader.take(" "), let month = reader.monthName(), reader.take(" "),
            let year = reader.digits(4), reader.take(" "), let time = reader.time(), reader.take(" GMT"), reader.isAtEnd
        else { return nil }
        return seconds(year: year, month: month, day: day, time: time)
    }

    /// `Sunday, 06-Nov-94 08:49:37 GMT`.
    private static func rfc850(_ reader: inout DateReader, now: Int) -> Int? {
        guard let day = reader.digits(2), reader.take("-"), let month = reader.monthName(), reader.take("-"),
            let shortYear = reader.digits(2), reader.take(" "), let time = reader.time(), reader.take(" GMT"),
            reader.isAtEnd
        else { return nil }
        let thisYear = civilDate(daysSince1970: now.flooredQuotient(86_400)).year
        var year = thisYear - thisYear % 100 + shortYear
        if year > thisYear + 50 { year -= 100 }
        if year <= thisYear - 50 { year += 100 }
        return seconds(year: year, month: month, day: day, time: time)
    }

    /// `Sun Nov  6 08:49:37 1994`.
    private static func asctime(_ reader: inout DateReader) -> Int? {
        guard reader.take(" "), let month = reader.monthName(), reader.take(" "),
            let day = reader.take(" ") ? reader.digits(1) : reader.digits(2), reader.take(" "),
            let time = reader.time(), reader.take(" "), let year = reader.digits(4), reader.isAtEnd
        else { return nil }
        return seconds(year: year, month: month, day: day, time: time)
    }

    private static func seconds(year: Int, month: Int, day: Int, time: Int) -> Int? {
        guard day >= 1, day <= dayCount(year: year, month: month) else { return nil }
        return days(year: year, month: month, day: day) * 86_400 + time
    }

    private static func dayCount(year: Int, month: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The inverse of ``civilDate(daysSince1970:)``: days since 1970-01-01.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredQuotient(400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

/// Takes the parts of a date from its bytes, from left to right. Names are case-sensitive.
private struct DateReader {
    /// The longest is "Wednesday, 09-Sep-98 08:49:37 GMT" with 33.
    private static let byteCountMaximum = 40

    private var rest: ArraySlice<UInt8>

    init(_ bytes: Span<UInt8>) {
        rest = []
        guard bytes.count <= Self.byteCountMaximum else { return }
        rest.reserveCapacity(bytes.count)
        for index in bytes.indices { rest.append(bytes[index]) }
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest.removeFirst(text.utf8.count)
        return true
    }

    mutating func digits(_ count: Int) -> Int? {
        guard rest.count >= count, rest.prefix(count).allSatisfy(\.isDigit) else { return nil }
        defer { rest.removeFirst(count) }
        return rest.prefix(count).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Whether the name of a day that is next is a long one; `nil` if there is none.
    mutating func dayName() -> Bool? {
        let endings = ["day", "day", "sday", "nesday", "rsday", "day", "urday"]
        guard let index = HTTPDate.dayNames.firstIndex(where: { take($0) }) else { return nil }
        return take(endings[index])
    }

    mutating func monthName() -> Int? {
        HTTPDate.monthNames.firstIndex { take($0) }.map { $0 + 1 }
    }

    /// Seconds since midnight; 60 is a leap second.
    mutating func time() -> Int? {
        guard let hour = digits(2), take(":"), let minute = digits(2), take(":"), let second = digits(2), hour < 24,
            minute < 60, second <= 60
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }
}
