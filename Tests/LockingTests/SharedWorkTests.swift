import Locking
import Testing

@Suite("Work shared out among the cores")
struct SharedWorkTests {
    private struct Odd: Error, Equatable { let number: Int }

    @Test("Comes back in order, however many there are", arguments: [0, 1, 2, 1_000])
    func keepsOrder(count: Int) {
        let numbers = Array(0..<count)
        #expect(numbers.mapOnAllCores { $0 * 2 } == numbers.map { $0 * 2 })
        #expect(numbers.mapOnAllCores(whenAtLeast: count + 1) { $0 * 2 } == numbers.map { $0 * 2 })
    }

    @Test("Fails with the error of the first that failed, not of the quickest")
    func failsWithTheFirst() {
        #expect(throws: Odd(number: 1)) {
            try Array(0..<1_000).mapOnAllCores { number throws(Odd) in
                if number % 2 == 1 { throw Odd(number: number) }
                return number
            }
        }
    }

    @Test("What is made beside is there for everybody who asks, its error too")
    func isMadeOnce() throws {
        let count = Locked(0)
        let made = MadeBeside {
            count.withLock { count -> Int in
                count += 1
                return count
            }
        }
        #expect(Array(0..<10).mapOnAllCores { _ in made.value() } == Array(repeating: 1, count: 10))
        let failing = MadeBeside { () throws(Odd) -> Int in throw Odd(number: 3) }
        for _ in 0..<2 { #expect(throws: Odd(number: 3)) { try failing.value() } }
    }
}
