/// A problem for somebody in front of a browser: that nothing was kept, why, and what to do.
struct ProblemPage {
    let problem: Problem
    /// Seconds after which it is worth trying again.
    let secondsToWait: Int?

    var page: Page {
        let wait: HTML =
            secondsToWait.map { seconds in
                "<p>Please wait \(Self.words(seconds)), go back, and send it again. Your browser usually keeps what you typed.</p>"
            } ?? .nothing
        return Page(
            title: "Your request did not go through",
            main: """
                <h1>Your request did not go through</h1>
                <p>\(problem.kind.title). \(problem.detail)</p>
                \(wait)
                <p>The people below can talk with you now, and nothing has to be filled in for that.</p>
                """)
    }

    private static func words(_ seconds: Int) -> String {
        if seconds <= 1 { return "a second" }
        return seconds < 120 ? "\(seconds) seconds" : "\((seconds + 59) / 60) minutes"
    }
}
