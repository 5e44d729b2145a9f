import HTTPServer

/// How long anything may take. The reasons for the defaults stand in `ServerConfiguration`.
extension Setting {
    private static let usual = Duration.milliseconds(100)...Duration.seconds(3_600)

    static let deadlines = [
        duration(
            .deadlines, "--idle-deadline", \.server.deadlines.idle, in: usual,
            "from an answer to the first byte of the next request"),
        duration(
            .deadlines, "--head-deadline", \.server.deadlines.head, in: usual,
            "from the first byte of a head to its last"),
        duration(
            .deadlines, "--body-deadline", \.server.deadlines.body, in: usual,
            "for the first bytes of a body; after that, --byte-rate"),
        duration(
            .deadlines, "--answer-deadline", \.server.deadlines.answer, in: usual, "for an answer of the store"),
        duration(
            .deadlines, "--write-deadline", \.server.deadlines.write, in: usual,
            "for a client to begin to read its answer; after that, --byte-rate"),
        duration(
            .deadlines, "--linger-deadline", \.server.deadlines.linger, in: usual,
            "for the client's close after the last answer"),
        duration(
            .deadlines, "--drain-delay", \.drainDelay, in: .zero ... .seconds(600),
            "from SIGTERM until no connection is accepted any more, while /readyz is 503"),
        duration(
            .deadlines, "--drain-quiet", \.server.deadlines.quiet, in: .zero ... .seconds(60),
            "how long a connection has to have been silent before a drain closes it"),
        duration(
            .deadlines, "--drain-deadline", \.server.deadlines.drain, in: usual,
            "for what runs when the server is asked to stop"),
    ]
}
