import ContactRequests
import HTTP

/// What the endpoints of contact requests need: the store, what fields are held against, and what the operator allows.
package struct ContactRequestSettings: Sendable {
    package var store: any ContactRequestStore
    package var consent: PublishedConsent
    package var timeZones: TimeZoneNames
    /// Who calls, as the received page says it; the consent text has it already.
    package var providerName: String?
    package var allowedOrigins = AllowedOrigins.all
    package var returnHosts = ReturnHosts()
    package var trustedProxies = TrustedProxies()
    /// `nil` is no limit.
    package var rateLimit: RateLimit? = .standard
    /// Who counts by the limit; `nil` makes a new one. Kept from load to load, so that nobody's count begins anew.
    package var limiter: RateLimiter?
    package var staffTokens = StaffTokens()
    /// Nanoseconds since some moment, for the rate limit; never goes back.
    package var clock: @Sendable () -> Int

    package init(
        store: any ContactRequestStore, consent: PublishedConsent, timeZones: TimeZoneNames,
        clock: @escaping @Sendable () -> Int = ContactRequestSettings.systemClock()
    ) {
        self.store = store
        self.consent = consent
        self.timeZones = timeZones
        self.clock = clock
    }

    /// Nanoseconds since this was called.
    package static func systemClock() -> @Sendable () -> Int {
        let start = ContinuousClock.now
        return {
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
        }
    }
}
