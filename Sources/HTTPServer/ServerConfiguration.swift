import HTTP

/// Where the server listens, and how much of anything it gives to anybody.
package struct ServerConfiguration: Sendable, Equatable {
    package var host = "127.0.0.1"
    /// 0 lets the kernel choose.
    package var port: UInt16 = 8080
    /// Whether to listen also where another process of the same user does, which is going to stop.
    package var takesOver = false
    /// Event loops, each on a queue of its own. One per core: more only take turns.
    package var loopCount = 1
    package var limits = HTTPLimits()
    package var deadlines = Deadlines()
    package var connections = ConnectionLimits()

    package init() {}

    /// How long a connection may take for what it is waited for.
    package struct Deadlines: Sendable, Equatable {
        /// From an answer to the first byte of the next request, or from accept to the first byte. 75 s, as nginx: longer than the 60 s after
        /// which common load balancers stop to reuse a connection, so that they close first.
        package var idle = Duration.seconds(75)
        /// From the first byte of a head to its last. 10 s: a slow phone needs one; slowloris needs for ever.
        package var head = Duration.seconds(10)
        /// For the first bytes of a body; after that, ``byteRateMinimum``. 10 s.
        package var body = Duration.seconds(10)
        /// For an answer that a handler gives later. 30 s: a store that has not answered by then will not, and proxies in front give up after 60.
        package var answer = Duration.seconds(30)
        /// For a client to begin to read an answer that its socket does not take at once; after that, ``byteRateMinimum``. 30 s.
        package var write = Duration.seconds(30)
        /// Bytes a second that a body has to come with and an answer has to be read with: each that went gives the rest more time. A deadline from sign
        /// to sign would let a client hold a connection for ever with a byte now and then. 512: GPRS has some 4,000.
        package var byteRateMinimum = 512
        /// For the client's close after our last answer. 2 s, as Apache's lingering close for bad requests.
        package var linger = Duration.seconds(2)
        /// For what runs when the server is asked to stop. 10 s, as Docker gives before it kills: of what has come by then, most is answered in
        /// milliseconds.
        package var drain = Duration.seconds(10)

        /// How long a connection has to have been silent before a drain closes it; a request that comes sooner gets its answer. 500 ms: a client that is in the
        /// middle of something asks again within a round trip, and those around the world take 300 ms. As long, connections that were begun before
        /// the drain are still accepted.
        package var quiet = Duration.milliseconds(500)

        package init() {}
    }

    package struct ConnectionLimits: Sendable, Equatable {
        /// Over all loops. 16,384: idle, they take under 10 MB here (some 450 bytes each, by `Scripts/bench`) and more in the kernel.
        package var countMaximum = 16_384
        /// From one address. 1,024: far beyond a browser's 6, and enough for a proxy on its own.
        package var countPerAddressMaximum = 1_024
        /// Requests of one connection that are answered before their answers are sent. 64: more would hardly make the write cheaper, and these are
        /// the answers that a client who does not read costs us. At most 256, which one write can gather with their bodies.
        package var pipelineDepthMaximum = 64

        package init() {}
    }
}

/// Why the server does not start.
package enum ServerStartError: Error, Equatable, Sendable {
    case unknownHost(String)
    case portInUse(host: String, port: UInt16)
    case system(SystemError)
}
