import HTTPServer

/// How values of settings are written: numbers of plain digits, with a unit where they are a time or a size.
enum SettingValue {
    /// A number of plain digits; `Int` alone would take "+80".
    static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else { return nil }
        return number
    }

    /// Largest first; a value is printed in the largest unit that it is a whole number of.
    private static let timeUnits = [
        ("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1_000), ("ms", 1),
    ]
    private static let sizeUnits = [("MiB", 1 << 20), ("KiB", 1 << 10), ("MB", 1_000_000), ("kB", 1_000), ("B", 1)]
    /// Of units: so many of the largest still fit an `Int`.
    private static let unitCountMaximum = 1_000_000_000

    /// `75s`, `500ms`, `5min`: the unit has to be there, since nobody remembers which one a bare number is in.
    static func duration(_ text: String) -> Duration? {
        quantity(text, timeUnits, bare: nil).map { Duration.milliseconds($0) }
    }

    /// `16KiB`, `16384`: a bare number counts bytes.
    static func byteCount(_ text: String) -> Int? { quantity(text, sizeUnits, bare: 1) }

    private static func quantity(_ text: String, _ units: [(String, Int)], bare: Int?) -> Int? {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        let unit = String(Substring(text.utf8.dropFirst(digits.count)))
        let factor = unit.isEmpty ? bare : units.first { $0.0 == unit }?.1
        guard let factor, let count = number(String(Substring(digits)), in: 0...unitCountMaximum) else { return nil }
        return count * factor
    }

    static func text(_ duration: Duration) -> String {
        let milliseconds = Int(duration.wholeMilliseconds)
        return milliseconds == 0 ? "0s" : text(milliseconds, timeUnits)
    }

    static func text(byteCount: Int) -> String {
        // Decimal units would print 8,000 as 8kB, which nobody calls it.
        let unit = sizeUnits.prefix(2).first { byteCount > 0 && byteCount % $0.1 == 0 }
        return unit.map { "\(byteCount / $0.1)\($0.0)" } ?? "\(byteCount)"
    }

    private static func text(_ count: Int, _ units: [(String, Int)]) -> String {
        units.first { count % $0.1 == 0 }.map { "\(count / $0.1)\($0.0)" } ?? "\(count)"
    }
}
