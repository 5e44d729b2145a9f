extension QueryReader {
    /// One or more numbers of plain digits, each once, with commas between.
    mutating func numbers(_ name: String, in range: ClosedRange<Int>, countMaximum: Int) -> [Int]? {
        guard let text = text(name) else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { number($0, in: range) }
        guard parts.count == numbers.count, parts.count <= countMaximum else {
            note(
                name,
                "Has to be numbers from \(range.lowerBound) to \(range.upperBound), at most \(countMaximum), with commas between."
            )
            return nil
        }
        guard Set(numbers).count == numbers.count else {
            note(name, "Names something twice.")
            return nil
        }
        return numbers
    }

    private func number(_ text: Substring, in range: ClosedRange<Int>) -> Int? {
        // Digits alone; `Int` would take a sign.
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(text), range.contains(number)
        else { return nil }
        return number
    }
}
