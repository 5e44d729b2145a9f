import ContactRequests

/// Where a browser ends after its contact request was kept.
struct ReceivedPage {
    let consent: ConsentText
    let providerName: String?

    var page: Page {
        let caller = providerName ?? "The treatment provider that runs this service"
        return Page(
            title: "We have your request",
            main: """
                <h1>We have your request</h1>
                <p>\(caller) will call the number that you gave. Nobody leaves a message on it unless you said that this is safe.</p>
                <h2>What you can count on</h2>
                <ul>
                <li>Talking does not bind you to anything, and you need not give a reason to say no.</li>
                <li>You can take your request back at any time: say “stop” when we call, or reply “stop” to a text.</li>
                <li>We asked for your number to call you. It is used for nothing else.</li>
                </ul>
                <h2>What you agreed to</h2>
                <blockquote>\(consent.text)</blockquote>
                <p>If you share this device, you may want to remove this page from its history.</p>
                """)
    }
}
