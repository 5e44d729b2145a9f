import ContactRequests

/// Where a browser ends after its contact request was kept.
struct ReceivedPage {
    let consent: ConsentText
    let providerName: String?
    /// `nil` for a browser that brings none, such as one that comes back later.
    let receipt: ContactRequestID?

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
                <li>You can <a href="\(RouteTable.withdrawal)">take your request back</a> at any time. Or say “stop” when we call, or reply “stop” to a text.</li>
                <li>We asked for your number to call you. It is used for nothing else.</li>
                </ul>
                \(receipt.map(Self.html) ?? .nothing)
                <h2>What you agreed to</h2>
                <blockquote>\(consent.text)</blockquote>
                <p>If you share this device, you may want to remove this page from its history.</p>
                """)
    }

    private static func html(_ receipt: ContactRequestID) -> HTML {
        """
        <h2>Your receipt</h2>
        <p class="receipt" translate="no">\(grouped(receipt))</p>
        <p>Write it down or take a picture if you may want to take your request back later. It says nothing about you, and whoever has it can do no more than that. This page shows it for 15 minutes.</p>
        <form method="post" action="\(RouteTable.withdrawal)">
        <input type="hidden" name="\(PageEndpoints.receiptField)" value="\(receipt.description)">
        <p><button class="quiet">Take my request back now</button></p>
        </form>
        """
    }

    /// Eight groups of four, which is how people copy such things without a mistake.
    private static func grouped(_ receipt: ContactRequestID) -> String {
        let digits = Array(receipt.description)
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
            .joined(separator: " ")
    }
}
