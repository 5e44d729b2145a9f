import HTTP
import RecoveryAPI

/// Settings of contact requests over HTTP. Lists are comma-separated; white space around a comma does not matter.
extension Setting {
    /// Elements of one list: far more than anybody has, and few enough to walk for each request.
    private static let listCountMaximum = 100

    static let contactRequests = [
        Setting(
            flag: "--staff-tokens-file", variable: "RECOVERY_STAFF_TOKENS_FILE", placeholder: "FILE",
            help: "bearer tokens of staff, one a line, mode 0600 (none)"
        ) { text, configuration in
            guard !text.isEmpty else { return "a file" }
            configuration.staffTokensFile = text
            return nil
        },
        Setting(
            flag: "--allowed-origins", variable: "RECOVERY_ALLOWED_ORIGINS", placeholder: "ORIGINS",
            help: "web sites whose scripts may send contact requests,\nhttps://example.org, or * for all (*)"
        ) { text, configuration in
            if text == "*" {
                configuration.allowedOrigins = .all
                return nil
            }
            guard let origins = list(text, AllowedOrigins.origin) else {
                return "* or origins such as https://example.org, with commas between"
            }
            configuration.allowedOrigins = .only(Set(origins))
            return nil
        },
        Setting(
            flag: "--return-hosts", variable: "RECOVERY_RETURN_HOSTS", placeholder: "HOSTS",
            help: "hosts to which a form may send its browser\nafterwards, example.org (none)"
        ) { text, configuration in
            guard let hosts = list(text, ReturnHosts.host) else {
                return "hosts such as example.org, with commas between"
            }
            configuration.returnHosts = ReturnHosts(hosts)
            return nil
        },
        Setting(
            flag: "--trusted-proxies", variable: "RECOVERY_TRUSTED_PROXIES", placeholder: "ADDRESSES",
            help: "proxies whose Forwarded or X-Forwarded-For counts,\n10.0.0.0/8 (none)"
        ) { text, configuration in
            guard let blocks = list(text, AddressBlock.init) else {
                return "addresses or ranges such as 10.0.0.0/8, with commas between"
            }
            configuration.trustedProxies = TrustedProxies(blocks)
            return nil
        },
        Setting(
            flag: "--contact-rate", variable: "RECOVERY_CONTACT_RATE", placeholder: "COUNT/SECONDS",
            help: "contact requests of one address, or off (10/60)"
        ) { text, configuration in
            if text == "off" {
                configuration.contactRate = nil
                return nil
            }
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
                number(String($0), in: 1...86_400)
            }
            guard parts.count == 2, let count = parts[0], let seconds = parts[1],
                let limit = RateLimit(count: count, per: seconds)
            else { return "off, or two numbers from 1 to 86400 such as 10/60" }
            configuration.contactRate = limit
            return nil
        },
    ]

    /// The elements of a list; empty for no text; `nil` if one is not what `read` takes.
    static func list<Element>(_ text: String, _ read: (String) -> Element?) -> [Element]? {
        if text.isEmpty { return [] }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= listCountMaximum else { return nil }
        var elements: [Element] = []
        for part in parts {
            let bytes = part.utf8.drop { $0 == 0x20 }
            guard let element = read(String(Substring(bytes)).trimmingTrailingSpaces) else { return nil }
            elements.append(element)
        }
        return elements
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var rest = utf8[...]
        while rest.last == 0x20 { rest.removeLast() }
        return String(Substring(rest))
    }
}
