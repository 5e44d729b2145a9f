import HTTP

/// Who may read contact requests, whose word about a client is taken, and when personal data goes.
extension Setting {
    /// A hundred years.
    static let retentionDaysMaximum = 36_500

    static let staff = [
        Setting(
            .staff, "--staff-tokens-file", placeholder: "FILE",
            help: "bearer tokens of staff, one a line of 32 characters or more, mode 0600", standard: "none",
            isStandardAValue: false
        ) { text, configuration in
            guard !text.isEmpty else { return "a file" }
            configuration.staffTokensFile = text
            return nil
        }
    ]

    static let privacy = [
        Setting(
            .privacy, "--trusted-proxies", placeholder: "ADDRESSES",
            help: "proxies whose Forwarded or X-Forwarded-For counts, as addresses or ranges such as 10.0.0.0/8",
            standard: "none", isStandardAValue: false
        ) { text, configuration in
            guard let blocks = list(text, AddressBlock.init) else {
                return "addresses or ranges such as 10.0.0.0/8, with commas between"
            }
            configuration.trustedProxies = TrustedProxies(blocks)
            return nil
        },
        count(
            .privacy, "--retention-days", \.retentionDays, in: 1...retentionDaysMaximum,
            "how long personal data of closed, withdrawn and spam contact requests is kept", placeholder: "DAYS"),
    ]
}
