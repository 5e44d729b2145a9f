import HTTP
import Locking

/// A token bucket for each client address, in a table that never grows.
///
/// A bucket is one number: the moment at which it will be full again (the virtual scheduling form of the leaky bucket, ITU-T I.371). A token taken
/// moves that moment on by the time in which one token comes; it may not get further away than the whole bucket takes to fill.
///
/// The table has places of four; a client's place follows from a hash that is seeded anew for each process, so nobody can aim at another's. Where all four
/// are taken, the fullest bucket gives way, which forgets least. Flooding it with addresses makes the limit milder and costs no memory.
package final class RateLimiter: Sendable {
    /// What a client was given, for the answer's fields.
    package struct Grant: Equatable, Sendable {
        package let isAllowed: Bool
        /// Whole tokens that are left.
        package let remaining: Int
        /// Seconds until the bucket is full, rounded up.
        package let secondsUntilFull: Int
        /// Seconds until there is a token again, rounded up; 0 while there is one.
        package let secondsUntilNext: Int
    }

    private struct Bucket: Sendable {
        var client = PeerAddress()
        var fullAt = Int.min
    }

    package let limit: RateLimit
    private let buckets: Locked<[Bucket]>
    private let placeCount: Int

    private static let placeSize = 4
    /// 16,384 clients within one span of the limit: 400 KB.
    package static let bucketCount = 16_384

    package init(_ limit: RateLimit, bucketCount: Int = RateLimiter.bucketCount) {
        self.limit = limit
        placeCount = max(1, bucketCount / Self.placeSize)
        buckets = Locked(Array(repeating: Bucket(), count: placeCount * Self.placeSize))
    }

    /// Takes a token of this client. `now` counts nanoseconds and never goes back by more than the tick of a coarse clock.
    package func take(_ client: PeerAddress, at now: Int) -> Grant {
        let client = client.client
        let first = Int(UInt(bitPattern: client.hashValue) % UInt(placeCount)) * Self.placeSize
        return buckets.withLock { buckets in
            let place = first..<(first + Self.placeSize)
            let own = place.first { buckets[$0].client == client && buckets[$0].fullAt > now }
            let index = own ?? place.min { buckets[$0].fullAt < buckets[$1].fullAt } ?? first
            let (grant, fullAt) = take(own == nil ? now : buckets[index].fullAt, now)
            buckets[index] = Bucket(client: client, fullAt: fullAt)
            return grant
        }
    }

    private func take(_ fullAt: Int, _ now: Int) -> (grant: Grant, fullAt: Int) {
        let after = fullAt + limit.interval
        let capacity = limit.interval * limit.count
        let isAllowed = after - now <= capacity
        let kept = isAllowed ? after : fullAt
        let remaining = (capacity - (kept - now)) / limit.interval
        return (
            Grant(
                isAllowed: isAllowed, remaining: remaining, secondsUntilFull: Self.seconds(kept - now),
                secondsUntilNext: remaining > 0 ? 0 : Self.seconds(kept + limit.interval - capacity - now)),
            kept
        )
    }

    private static func seconds(_ nanoseconds: Int) -> Int { (nanoseconds + 999_999_999) / 1_000_000_000 }
}
