import RecoveryAPI

/// What is published, how it is kept by others, and what they find out about this server by themselves.
extension Setting {
    /// RFC 9111 §1.2.2: every cache can represent so many seconds; a year is beyond any use.
    private static let cachingTimes = Duration.zero ... .seconds(365 * 86_400)

    static let content = [
        Setting(
            .content, "--resources", placeholder: "FOLDER", help: "content, schemas and the API description",
            standard: "Resources beside the working directory or the executable", isStandardAValue: false
        ) { text, configuration in
            guard !text.isEmpty else { return "a folder" }
            configuration.resources = text
            return nil
        },
        Setting(
            .content, "--public-url", placeholder: "URL",
            help: "where the outside world finds this server, for absolute links", standard: "none",
            isStandardAValue: false
        ) { text, configuration in
            guard let url = PublicURL(text) else {
                return "an absolute URL without a query, such as https://api.example.org"
            }
            configuration.publicURL = url
            return nil
        },
        duration(
            .content, "--cache-max-age", \.caching.maxAge, in: cachingTimes,
            "how long content may be kept without asking"),
        duration(
            .content, "--cache-stale-while-revalidate", \.caching.staleWhileRevalidate, in: cachingTimes,
            "how long old content may be shown while it is fetched again"),
        duration(
            .content, "--cache-stale-if-error", \.caching.staleIfError, in: cachingTimes,
            "how long old content may be shown when we cannot be reached"),
        Setting(
            .content, "--security-contact", placeholder: "URIS",
            help: "where to report a weakness of this server, such as mailto:security@example.org, with commas between",
            standard: "none", isStandardAValue: false
        ) { text, configuration in
            guard let contacts = list(text, SecurityContact.init) else {
                return "addresses that begin with mailto:, https: or tel:, with commas between"
            }
            configuration.securityContacts = contacts
            return nil
        },
    ]
}
