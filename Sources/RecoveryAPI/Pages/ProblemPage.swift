/// A problem for somebody in front of a browser: that nothing was kept, why, and what to do.
struct ProblemPage {
    let problem: Problem
    /// Seconds after which it is worth trying again.
    let secondsToWait: Int?

    var page: Page {
        Page(
            title: "Your request did not go through",
            main: """
                <h1>Your request did not go through</h1>
                \(explanation)
                <p>The people below can talk with you now, and nothing has to be filled in for that.</p>
                """)
    }

    private var explanation: HTML {
        if let secondsToWait {
            return """
                <p>\(problem.kind.title). \(problem.detail)</p>
                <p>Please wait \(Self.words(secondsToWait)), go back, and send it again. Your browser usually keeps what you typed.</p>
                """
        }
        // What a person can mend in a form is 422, and has a page of its own. All else is the form's fault, or ours.
        guard problem.kind.status.code < 500 else { return "<p>\(problem.kind.title). \(problem.detail)</p>" }
        return """
            <p>The page that you came from sent something that this server cannot read. That is not your fault. Nothing was kept, and nobody will call.</p>
            <p class="hint">For whoever runs that page: \(problem.kind.title). \(problem.detail)</p>
            """
    }

    private static func words(_ seconds: Int) -> String {
        if seconds <= 1 { return "a second" }
        return seconds < 120 ? "\(seconds) seconds" : "\((seconds + 59) / 60) minutes"
    }
}
