import ContactRequests

/// The form of a contact request, as we show it ourselves after a fault. It asks for no more than the contract has.
struct ContactRequestForm: Sendable {
    let consent: PublishedConsent
    /// Id and title of each program.
    let programs: [(id: String, title: String)]

    func html(values: [ContactRequestField: String], faults: [ContactRequestFault]) -> HTML {
        let fields = Fields(values: values, faults: faults)
        let version = values[.consentVersion] ?? consent.current.version
        let text = consent[version] ?? consent.current
        return """
            <form method="post" action="\(RouteTable.contactRequests)">
            \(returnTo(fields))
            \(fields.input(.phone, hint: "As you would write it. Outside the US, begin with +.", type: "tel", completes: "tel", isRequired: true))
            \(fields.input(.name, hint: "If you like. Any name that you want to be called.", type: "text", completes: "name"))
            \(fields.choice(.program, [("", "None in particular")] + programs.map { (value: $0.id, title: $0.title) }))
            \(fields.choice(.relationship, Self.relationships))
            \(fields.choice(.preferredTime, Self.times))
            \(fields.input(.timeZone, hint: "For example America/Chicago. Helps us not to call at night.", type: "text", completes: "off"))
            \(fields.input(.language, hint: "For example en or es.", type: "text", completes: "language"))
            \(fields.box(.safeToLeaveVoicemail, says: "It is safe to leave a message on this number", describedBy: .nothing))
            \(fields.box(.consent, says: "I have read this and agree", describedBy: "<blockquote id=\"consent-text\">\(text.text)</blockquote>"))
            <input type="hidden" name="consentVersion" value="\(text.version)">
            <div class="trap" aria-hidden="true"><label for="website">Leave this empty</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
            <p><button>Ask for a call</button></p>
            </form>
            """
    }

    private static let relationships =
        [("", "I would rather not say")] + Relationship.allCases.map { ($0.rawValue, $0.label) }

    private static let times =
        [("", "No preference")] + PreferredTime.allCases.map { ($0.rawValue, $0.label) }

    /// Where the page was to go is kept unless that was the fault: nobody can mend it in our form.
    private func returnTo(_ fields: Fields) -> HTML {
        if let fault = fields.fault(.returnTo) {
            return """
                <div class="faulty" id="returnTo"><span class="fault">\(fault) You will stay on this site instead.</span></div>
                """
        }
        guard let value = fields.values[.returnTo] else { return .nothing }
        return "<input type=\"hidden\" name=\"returnTo\" value=\"\(value)\">"
    }
}

extension Relationship {
    fileprivate var label: String {
        switch self {
        case .`self`: "For myself"
        case .lovedOne: "For somebody close to me"
        case .professional: "As a professional"
        }
    }
}

extension PreferredTime {
    fileprivate var label: String {
        switch self {
        case .morning: "In the morning"
        case .afternoon: "In the afternoon"
        case .evening: "In the evening"
        case .anytime: "At any time"
        }
    }
}

/// The fields of a form with their values and faults. A fault stands between label and control, and the control names it as its description.
private struct Fields {
    let values: [ContactRequestField: String]
    let faults: [ContactRequestFault]

    func fault(_ field: ContactRequestField) -> String? {
        let messages = faults.filter { $0.field == field }.map(\.message)
        return messages.isEmpty ? nil : messages.joined(separator: " ")
    }

    func input(
        _ field: ContactRequestField, hint: String, type: String, completes: String, isRequired: Bool = false
    ) -> HTML {
        let name = field.rawValue
        return wrapped(
            field,
            """
            <label for="\(name)">\(field.label)</label>
            <span class="hint" id="\(name)-hint">\(hint)</span>
            \(note(field))
            <input id="\(name)" name="\(name)" type="\(type)" autocomplete="\(completes)" value="\(values[field] ?? "")"\(attributes(field, "\(name)-hint"))\(HTML.flag("required", isRequired))>
            """)
    }

    func choice(_ field: ContactRequestField, _ options: [(value: String, title: String)]) -> HTML {
        let name = field.rawValue
        let chosen = values[field] ?? ""
        let lines = options.map { option -> HTML in
            "<option value=\"\(option.value)\"\(HTML.flag("selected", option.value == chosen))>\(option.title)</option>"
        }
        return wrapped(
            field,
            """
            <label for="\(name)">\(field.label)</label>
            \(note(field))
            <select id="\(name)" name="\(name)"\(attributes(field, nil))>
            \(HTML.joined(lines))
            </select>
            """)
    }

    func box(_ field: ContactRequestField, says text: String, describedBy description: HTML) -> HTML {
        let name = field.rawValue
        let isConsent = field == .consent
        let isTicked = ["true", "on", "yes", "1"].contains(values[field]?.lowercased())
        // A text that was never published was not read by anybody: the tick under it says nothing about ours.
        let isKept = isTicked && !(isConsent && fault(.consentVersion) != nil)
        return wrapped(
            field,
            """
            \(description)
            \(note(field))\(isConsent ? note(.consentVersion) : .nothing)
            <div class="tick"><input id="\(name)" name="\(name)" type="checkbox" value="true"\(HTML.flag("checked", isKept))\(attributes(field, isConsent ? "consent-text" : nil))\(HTML.flag("required", isConsent))><label for="\(name)">\(text)</label></div>
            """)
    }

    private func wrapped(_ field: ContactRequestField, _ inside: HTML) -> HTML {
        let name: HTML = fault(field) == nil ? "field" : "field faulty"
        return "<div class=\"\(name)\">\n\(inside)\n</div>"
    }

    private func note(_ field: ContactRequestField) -> HTML {
        fault(field).map { "<span class=\"fault\" id=\"\(field.rawValue)-fault\">\($0)</span>" } ?? .nothing
    }

    private func attributes(_ field: ContactRequestField, _ hint: String?) -> HTML {
        let fault = fault(field) == nil ? nil : "\(field.rawValue)-fault"
        let described = [fault, hint].compactMap { $0 }.joined(separator: " ")
        let description: HTML = described.isEmpty ? .nothing : " aria-describedby=\"\(described)\""
        return "\(HTML.flag("aria-invalid=\"true\"", fault != nil))\(description)"
    }
}
