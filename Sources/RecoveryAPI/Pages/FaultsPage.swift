import ContactRequests

/// The form again, with each fault beside its field and everything that was typed still in it.
struct FaultsPage {
    let faults: [ContactRequestFault]
    /// What came, as text.
    let values: [ContactRequestField: String]
    let form: ContactRequestForm

    var page: Page {
        let count = faults.count
        let title = count == 1 ? "One thing needs another look" : "\(count) things need another look"
        let lines = faults.map { fault -> HTML in
            let target = fault.field == .consentVersion ? ContactRequestField.consent : fault.field
            return "<li><a href=\"#\(target.rawValue)\">\(fault.field.label)</a>: \(fault.message)</li>"
        }
        return Page(
            title: "\(title): your request",
            main: """
                <div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="faults">
                <h2 id="faults">\(title)</h2>
                <p>Nothing is lost, and nothing was sent yet.</p>
                <ul>
                \(HTML.joined(lines))
                </ul>
                </div>
                <h1>Ask for a call</h1>
                \(form.html(values: values, faults: faults))
                """)
    }
}

extension ContactRequestField {
    /// What people call it.
    var label: String {
        switch self {
        case .phone: "Your phone number"
        case .consent: "Your consent"
        case .consentVersion: "The text of the consent"
        case .name: "Your name"
        case .program: "The program that you are interested in"
        case .relationship: "For whom you ask"
        case .preferredTime: "The time of day that suits you"
        case .timeZone: "Your time zone"
        case .safeToLeaveVoicemail: "Voicemail"
        case .language: "Your language"
        case .returnTo: "Where the page was to go afterwards"
        case .website: "Web site"
        }
    }
}
