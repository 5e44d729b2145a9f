/// The body of a 303, which only a browser that does not follow it shows.
struct MovedPage {
    let target: String

    var page: Page {
        Page(
            title: "We have your request",
            main: """
                <h1>We have your request</h1>
                <p><a href="\(target)">Go on</a></p>
                """)
    }
}
