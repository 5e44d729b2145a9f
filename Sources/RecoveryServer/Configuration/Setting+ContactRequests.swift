import ContactRequests
import HTTP
import RecoveryAPI

/// Settings of contact requests over HTTP. Lists are comma-separated; white space around a comma does not matter.
extension Setting {
    /// Elements of one list: far more than anybody has, and few enough to walk for each request.
    private static let listCountMaximum = 100

    static let contactRequests = [
        Setting(
            .contactRequests, "--database", placeholder: "FILE",
            help: "contact requests; its folder has to be there and writable by nobody else",
            standard: Configuration().database
        ) { text, configuration in
            guard !text.isEmpty else { return "a file" }
            configuration.database = text
            return nil
        },
        count(
            .contactRequests, "--store-queue", \.storeQueueCountMaximum, in: 1...65_536,
            "work that waits for the database at most; beyond it senders get 503 and are asked to try again"),
        Setting(
            .contactRequests, "--contact-rate", placeholder: "COUNT/SECONDS",
            help: "contact requests of one address, or off",
            standard: "\(RateLimit.standard.count)/\(RateLimit.standard.seconds)", apply: applyContactRate),
        Setting(
            .contactRequests, "--allowed-origins", placeholder: "ORIGINS",
            help: "web sites whose scripts may send contact requests, with commas between, or * for all", standard: "*"
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
            .contactRequests, "--return-hosts", placeholder: "HOSTS",
            help: "hosts to which a form may send its browser afterwards, with a port where it is not the usual one",
            standard: "none", isStandardAValue: false
        ) { text, configuration in
            guard let hosts = list(text, ReturnHosts.host) else {
                return "hosts such as example.org, with commas between"
            }
            configuration.returnHosts = ReturnHosts(hosts)
            return nil
        },
        Setting(
            .contactRequests, "--provider-name", placeholder: "NAME",
            help: "who will call, as the consent text names them",
            standard: "\"the treatment provider that runs this service\"", isStandardAValue: false,
            apply: applyProviderName),
        Setting(
            .contactRequests, "--format", variable: .some(nil), placeholder: "FORMAT", help: "of export: csv or json",
            standard: Configuration().exportFormat.rawValue
        ) { text, configuration in
            guard let format = ContactRequestExport.Format(rawValue: text) else { return "csv or json" }
            configuration.exportFormat = format
            return nil
        },
    ]

    private static func applyProviderName(_ text: String, _ configuration: inout Configuration) -> String? {
        // The rules for a person's name do for an organization's.
        do throws(PersonName.Fault) {
            guard let name = try PersonName.parse(text) else { return "a name" }
            configuration.providerName = name.revealed
            return nil
        } catch {
            return "one line of at most 200 characters"
        }
    }

    private static func applyContactRate(_ text: String, _ configuration: inout Configuration) -> String? {
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
    }

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
