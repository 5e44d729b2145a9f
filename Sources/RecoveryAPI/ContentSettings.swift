/// What the operator decides about content.
package struct ContentSettings: Sendable {
    /// `nil`: nobody knows where the outside world finds this server, and what needs absolute links (feeds, the site map) is not there.
    ///
    /// It is never taken from a request: `Host` is what a client says, and an answer that says it again would be kept by caches for others.
    package var publicURL: PublicURL?
    /// Where people report a weakness; without any, there is no `/.well-known/security.txt`.
    package var securityContacts: [SecurityContact] = []
    /// What is on its way out, by the pattern of its route.
    package var deprecations = Deprecation.all

    package init() {}
}
