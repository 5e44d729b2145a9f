/// What an editor says about a change of the content.
struct ChangeNote: Equatable {
    /// Why something was withdrawn, or what people have to know about what was updated.
    var reason: String?
    /// `collection/id` of what to read instead.
    var replacedBy: String?
    var isUrgent = false
}

/// Settings of `record-changes`.
extension Setting {
    /// What the ledger's schema allows.
    private static let reasonLengthMaximum = 2_000

    static let changes = [
        Setting(
            .content, "--reason", variable: .some(nil), placeholder: "TEXT",
            help: "of record-changes: why an entry was withdrawn or updated", standard: "none",
            isStandardAValue: false
        ) { text, configuration in
            guard !text.isEmpty, text.unicodeScalars.count <= reasonLengthMaximum else {
                return "a text of at most \(reasonLengthMaximum) characters"
            }
            configuration.changeNote.reason = text
            return nil
        },
        Setting(
            .content, "--replaced-by", variable: .some(nil), placeholder: "ENTRY",
            help: "of record-changes: what to read instead, such as programs/iop", standard: "none",
            isStandardAValue: false
        ) { text, configuration in
            guard text.split(separator: "/", omittingEmptySubsequences: false).count == 2 else {
                return "an entry such as programs/iop"
            }
            configuration.changeNote.replacedBy = text
            return nil
        },
        onOff(
            .content, "--urgent", \.changeNote.isUrgent, "of record-changes: what was there could do harm",
            variable: .some(nil)),
    ]
}
