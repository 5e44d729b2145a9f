extension ContactRequestDraft {
    /// Reads the fields of a contact request, from JSON or a form, and finds every fault at once.
    ///
    /// A text of white space alone counts as absent, as a form sends every field that it has. `page` is where the sender agreed, if that is known.
    package static func read(
        _ fields: [ContactRequestField: ContactRequestFieldValue], rules: IntakeRules, page: ConsentPage?,
        at now: Timestamp
    ) throws(ContactRequestFaults) -> ContactRequestDraft {
        var reader = DraftReader(fields: fields, rules: rules)
        let phone = reader.phone()
        let text = reader.consentText()
        let details = (
            name: reader.name(), program: reader.program(),
            relationship: reader.choice(.relationship, Relationship.self),
            preferredTime: reader.choice(.preferredTime, PreferredTime.self), timeZone: reader.timeZone(),
            isVoicemailSafe: reader.boolean(.safeToLeaveVoicemail) ?? false, language: reader.language()
        )
        let isSpam = reader.isTrapped
        guard reader.faults.isEmpty, let phone, let text else { throw ContactRequestFaults(faults: reader.faults) }
        return ContactRequestDraft(
            personal: PersonalDetails(
                phone: phone, name: details.name, program: details.program, relationship: details.relationship,
                preferredTime: details.preferredTime, timeZone: details.timeZone,
                isVoicemailSafe: details.isVoicemailSafe, language: details.language),
            consent: Consent(text: text, givenAt: now, page: page), isSpam: isSpam)
    }
}

/// One function a field; each notes what is wrong and goes on.
private struct DraftReader {
    let fields: [ContactRequestField: ContactRequestFieldValue]
    let rules: IntakeRules
    private(set) var faults: [ContactRequestFault] = []

    init(fields: [ContactRequestField: ContactRequestFieldValue], rules: IntakeRules) {
        self.fields = fields
        self.rules = rules
    }

    private mutating func note(_ field: ContactRequestField, _ code: ContactRequestFault.Code, _ message: String) {
        faults.append(ContactRequestFault(field, code, message))
    }

    /// The field's text without white space around it; `nil` if there is none or it is no text.
    private mutating func text(_ field: ContactRequestField) -> String? {
        switch fields[field] {
        case nil: return nil
        case .text(let text): return text.trimmed
        case .boolean: note(field, .wrongType, "Has to be text, not a boolean.")
        case .other(let kind): note(field, .wrongType, "Has to be text, not \(kind).")
        case .repeated: note(field, .repeated, "Stands more than once.")
        }
        return nil
    }

    /// A boolean of JSON, or the words that forms send for a ticked box.
    mutating func boolean(_ field: ContactRequestField) -> Bool? {
        switch fields[field] {
        case nil: return nil
        case .boolean(let value): return value
        case .text(let text):
            guard let word = text.trimmed?.asciiLowerCased else { return nil }
            if ["true", "on", "yes", "1"].contains(word) { return true }
            if ["false", "off", "no", "0"].contains(word) { return false }
            note(field, .malformed, "Has to be true or false.")
        case .other(let kind): note(field, .wrongType, "Has to be true or false, not \(kind).")
        case .repeated: note(field, .repeated, "Stands more than once.")
        }
        return nil
    }

    mutating func phone() -> PhoneNumber? {
        let count = faults.count
        guard let text = text(.phone) else {
            if faults.count == count { note(.phone, .missing, "A phone number is needed.") }
            return nil
        }
        do throws(PhoneNumber.Fault) { return try PhoneNumber.parse(text) } catch {
            note(.phone, error.code, error.message)
            return nil
        }
    }

    /// The text that was agreed to; `nil` notes that none was.
    mutating func consentText() -> ConsentText? {
        let count = faults.count
        if boolean(.consent) != true, faults.count == count {
            let message = "Without your consent nobody may call you."
            if fields[.consent] == nil {
                note(.consent, .missing, message)
            } else {
                note(.consent, .notAccepted, message)
            }
        }
        guard let version = text(.consentVersion) else { return rules.consent.current }
        guard let text = rules.consent[version] else {
            note(.consentVersion, .unknown, "This version was never published.")
            return nil
        }
        return text
    }

    mutating func name() -> PersonName? {
        guard let text = text(.name) else { return nil }
        do throws(PersonName.Fault) { return try PersonName.parse(text) } catch {
            switch error {
            case .tooLong: note(.name, .tooLong, "At most \(PersonName.scalarCountMaximum) characters.")
            case .controlCharacter: note(.name, .malformed, "Has to be one line without control characters.")
            }
            return nil
        }
    }

    mutating func program() -> String? {
        guard let text = text(.program) else { return nil }
        guard rules.programs.contains(text) else {
            note(.program, .unknown, "There is no such program. GET /programs lists them.")
            return nil
        }
        return text
    }

    mutating func choice<Choice>(_ field: ContactRequestField, _: Choice.Type) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        guard let text = text(field) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            note(field, .unknown, "Has to be one of: \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        return choice
    }

    /// Asked for beside a preferred time, but a sender who does not know its name is not sent away for it.
    mutating func timeZone() -> TimeZoneName? {
        guard let text = text(.timeZone) else { return nil }
        guard let name = rules.timeZones[text] else {
            note(.timeZone, .unknown, "Has to be the name of an IANA time zone, such as America/Chicago.")
            return nil
        }
        return name
    }

    mutating func language() -> LanguageTag {
        guard let text = text(.language) else { return .english }
        guard let tag = LanguageTag(text) else {
            note(.language, .malformed, "Has to be a language tag, such as en or es-US.")
            return .english
        }
        return tag
    }

    /// Anything but nothing, whatever its form: a program fills in what it likes.
    var isTrapped: Bool {
        switch fields[.website] {
        case nil, .boolean(false): false
        case .text(let text): text.trimmed != nil
        case .boolean(true), .other, .repeated: true
        }
    }
}

extension String {
    /// Without ASCII white space at both ends; `nil` if nothing is left. Names trim what other scripts have themselves.
    fileprivate var trimmed: String? {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        var rest = utf8[...].drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest.isEmpty ? nil : String(Substring(rest))
    }

    fileprivate var asciiLowerCased: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

extension PhoneNumber.Fault {
    var code: ContactRequestFault.Code {
        switch self {
        case .empty: .missing
        case .tooLong, .tooManyDigits: .tooLong
        case .unknownAreaCode, .unknownExchange, .unknownCountryCode: .unknown
        case .letters, .phoneExtension, .strangeCharacter, .misplacedPlus, .unbalancedParentheses, .tooFewDigits,
            .leadingZero:
            .malformed
        }
    }

    /// For the person who typed the number.
    package var message: String {
        switch self {
        case .empty: "A phone number is needed."
        case .tooLong: "This is longer than a phone number."
        case .letters: "Write digits in place of letters."
        case .phoneExtension: "Leave out the extension: a number that rings you directly is needed."
        case .strangeCharacter:
            "Only digits 0 to 9, spaces, hyphens, points, parentheses and a leading + are understood."
        case .misplacedPlus: "A + may stand at the beginning only, once."
        case .unbalancedParentheses: "A parenthesis is left open or was never opened."
        case .tooFewDigits: "Digits are missing: a US number has ten, with its area code."
        case .tooManyDigits:
            "These are too many digits: a US number has ten, any other fifteen at most, with + and country code."
        case .leadingZero: "A US number does not begin with 0. For another country, begin with + and its country code."
        case .unknownAreaCode:
            "There is no such US or Canadian area code. For another country, begin with + and its country code."
        case .unknownExchange: "No US or Canadian number has these three digits behind the area code."
        case .unknownCountryCode: "No country has this country code."
        }
    }
}
