import Dispatch
import Locking

extension Array where Element: Sendable {
    /// The same as `map`, with the elements shared out among the cores. It returns when all are done.
    func mapOnAllCores<Mapped: Sendable>(_ transform: @Sendable (Element) -> Mapped) -> [Mapped] {
        let results = Locked([Mapped?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { place in
            let result = transform(self[place])
            results.withLock { $0[place] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
