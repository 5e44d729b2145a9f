/// Where somebody takes a contact request back by its receipt.
struct WithdrawalPage {
    /// What was typed.
    let receipt: String
    let fault: String?

    var page: Page {
        let note: HTML =
            fault.map { "<span class=\"fault\" id=\"receipt-fault\" role=\"alert\">\($0)</span>" } ?? .nothing
        let described: HTML = fault == nil ? "receipt-hint" : "receipt-fault receipt-hint"
        return Page(
            title: fault == nil ? "Take your request back" : "The receipt needs another look: take your request back",
            main: """
                <h1>Take your request back</h1>
                <p>Your number, and everything else that you told us, is erased at once. Nobody calls after that, and you need not say why.</p>
                <form method="post" action="\(RouteTable.withdrawal)">
                <div class="\(fault == nil ? "field" : "field faulty")">
                <label for="receipt">Your receipt</label>
                <span class="hint" id="receipt-hint">The page after your request showed it. Spaces do not matter.</span>
                \(note)
                <input id="receipt" name="\(PageEndpoints.receiptField)" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" value="\(receipt)" aria-describedby="\(described)"\(HTML.flag("aria-invalid=\"true\"", fault != nil)) required>
                </div>
                <p><button>Take it back</button></p>
                </form>
                <p>Without a receipt, say “stop” when we call, or reply “stop” to a text.</p>
                """)
    }
}

/// After it is erased.
struct WithdrawnPage {
    var page: Page {
        Page(
            title: "Your request is taken back",
            main: """
                <h1>Your request is taken back</h1>
                <p>Your number and everything else that you told us is erased. If a call was already under way, say “stop”, and it ends.</p>
                <p>Whenever you want to talk, you can ask again. The people below are there at any hour.</p>
                """)
    }
}
