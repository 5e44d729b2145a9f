import HTTP
import RecoveryAPI
import Testing

@Suite("The rate limiter")
struct RateLimiterTests {
    private static let second = 1_000_000_000
    private let one = PeerAddress([192, 0, 2, 1])
    private let other = PeerAddress([192, 0, 2, 2])

    private func limiter(_ count: Int, per seconds: Int, bucketCount: Int = 64) throws -> RateLimiter {
        RateLimiter(try #require(RateLimit(count: count, per: seconds)), bucketCount: bucketCount)
    }

    @Test("Gives as many as the bucket holds, and says what is left")
    func givesTheBucket() throws {
        let limiter = try limiter(3, per: 60)
        let grants = (0..<4).map { _ in limiter.take(one, at: 0) }
        #expect(grants.map(\.isAllowed) == [true, true, true, false])
        #expect(grants.map(\.remaining) == [2, 1, 0, 0])
        #expect(grants.map(\.secondsUntilFull) == [20, 40, 60, 60])
        #expect(grants.map(\.secondsUntilNext) == [0, 0, 20, 20])
    }

    @Test("Fills evenly, and no further than full")
    func fills() throws {
        let limiter = try limiter(3, per: 60)
        for _ in 0..<3 { #expect(limiter.take(one, at: 0).isAllowed) }
        #expect(!limiter.take(one, at: 20 * Self.second - 1).isAllowed)
        #expect(limiter.take(one, at: 20 * Self.second).isAllowed)
        #expect(!limiter.take(one, at: 20 * Self.second).isAllowed)
        let later = (0..<4).map { _ in limiter.take(one, at: 10_000 * Self.second).isAllowed }
        #expect(later == [true, true, true, false])
    }

    @Test("A refusal takes nothing: whoever waits gets in")
    func refusalsAreFree() throws {
        let limiter = try limiter(1, per: 10)
        #expect(limiter.take(one, at: 0).isAllowed)
        for second in 1..<10 { #expect(!limiter.take(one, at: second * Self.second).isAllowed) }
        #expect(limiter.take(one, at: 10 * Self.second).isAllowed)
    }

    @Test("Clients do not share, and an IPv6 network is one client")
    func separatesClients() throws {
        let limiter = try limiter(1, per: 60)
        #expect(limiter.take(one, at: 0).isAllowed)
        #expect(limiter.take(other, at: 0).isAllowed)
        #expect(!limiter.take(one, at: 0).isAllowed)
        #expect(limiter.take(try #require(PeerAddress("2001:db8::1")), at: 0).isAllowed)
        #expect(!limiter.take(try #require(PeerAddress("2001:db8::2")), at: 0).isAllowed)
    }

    @Test("However many clients come, the table holds what it holds and the last ones are known")
    func staysBounded() throws {
        let limiter = try limiter(1, per: 60, bucketCount: 64)
        for number in 0..<10_000 {
            let client = PeerAddress([10, 0, UInt8(number >> 8), UInt8(number & 0xFF)])
            #expect(limiter.take(client, at: number).isAllowed)
            #expect(!limiter.take(client, at: number).isAllowed)
        }
    }

    @Test("A clock that steps back a little breaks nothing")
    func toleratesSteps() throws {
        let limiter = try limiter(2, per: 60)
        #expect(limiter.take(one, at: 100 * Self.second).isAllowed)
        let grant = limiter.take(one, at: 100 * Self.second - 4_000_000)
        #expect(grant.isAllowed || grant.secondsUntilNext == 1)
        #expect(grant.remaining >= 0)
    }

    @Test("Its fields are structured fields of the draft")
    func writesFields() throws {
        let limiter = try limiter(2, per: 60)
        #expect(limiter.policyField.value == "\"contact-requests\";q=2;w=60")
        #expect(
            limiter.fields(for: limiter.take(one, at: 0)).map(\.value) == [
                "\"contact-requests\";q=2;w=60", "\"contact-requests\";r=1;t=30",
            ])
        _ = limiter.take(one, at: 0)
        let refused = limiter.fields(for: limiter.take(one, at: 0))
        #expect(refused.last == HTTPResponse.Field("Retry-After", "30"))
    }

    @Test("A limit is from 1 to 86,400 in as many seconds", arguments: [(0, 60), (10, 0), (-1, 60), (86_401, 1)])
    func refusesLimits(count: Int, seconds: Int) {
        #expect(RateLimit(count: count, per: seconds) == nil)
    }
}
