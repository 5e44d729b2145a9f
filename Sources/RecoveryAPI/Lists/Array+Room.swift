extension Array {
    /// The same in no more room than it takes: an array that grew may hold twice as much, and what is kept for years should not.
    var withoutSpareRoom: [Element] {
        var copy: [Element] = []
        copy.reserveCapacity(count)
        copy += self
        return copy
    }
}
