/// How much of anything one request may take. Every default says why it is what it is.
package struct HTTPLimits: Sendable, Equatable {
    /// Bytes of a whole head, its blank line included; more is 431. 16 KiB: browsers with many cookies stay below 8 KiB, which is
    /// nginx's and Apache's limit for a single line; Node takes 16 KiB. At most 65,535.
    package var headByteCountMaximum = 16_384

    /// Field lines of a head; more is 431. 100, as Apache: a browser sends about 15, a chain of proxies adds a handful.
    package var fieldCountMaximum = 100

    /// Bytes of a request target; more is 414. RFC 9112 §3 recommends 8,000 octets for the whole line at least.
    package var targetByteCountMaximum = 8_000

    /// Bytes of all chunk extensions of one body; more is 400. Nobody uses them but attackers (CVE-2023-39326).
    package var chunkExtensionByteCountMaximum = 256

    /// Bytes of a trailer section; more is 431. Its fields are checked and then dropped.
    package var trailerByteCountMaximum = 4_096

    /// Bytes of a body that no endpoint asked for and that are read away to keep the connection; beyond that it is closed.
    package var discardedByteCountMaximum = 65_536

    package init() {}
}
