import Dispatch

extension Array where Element: Sendable {
    /// The same as `map`, with the elements shared out among the cores, if there are at least `countMinimum`. It returns when all are done, and throws the
    /// error of the first that failed.
    package func mapOnAllCores<Mapped: Sendable, Failure>(
        whenAtLeast countMinimum: Int = 2, _ transform: @Sendable (Element) throws(Failure) -> Mapped
    ) throws(Failure) -> [Mapped] {
        guard count >= countMinimum else { return try map(transform) }
        let results = Locked([Result<Mapped, Failure>?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { place in
            let result = Result { () throws(Failure) in try transform(self[place]) }
            results.withLock { $0[place] = result }
        }
        var mapped: [Mapped] = []
        mapped.reserveCapacity(count)
        for result in results.withLock({ $0 }) {
            if let result { mapped.append(try result.get()) }
        }
        return mapped
    }
}
