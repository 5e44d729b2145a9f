import Glibc

/// A proxy for which the tree ships a configuration.
package enum ProxyKind: String, CaseIterable, Sendable {
    case nginx, caddy

    /// Its executable, or `nil` where it is not installed.
    package var executable: String? {
        ["/usr/sbin", "/usr/bin", "/usr/local/bin"].map { "\($0)/\(rawValue)" }.first {
            unsafe access($0, X_OK) == 0
        }
    }

    /// Those that are here. One that is not is named, so that a run without it does not look like a run with it.
    package static var installed: [ProxyKind] {
        allCases.filter { kind in
            if kind.executable == nil { print("skipped with \(kind): it is not installed (Scripts/setup proxy)") }
            return kind.executable != nil
        }
    }

    /// The configuration that the tree ships, relative to its root.
    package var configurationFile: String {
        switch self {
        case .nginx: "Operations/nginx/recovery-server.conf"
        case .caddy: "Operations/caddy/Caddyfile"
        }
    }

    /// Turns the shipped configuration into one for a test: other ports, a certificate of the test's own, a port without TLS beside the one with it, so
    /// that bytes can be sent as they are, and a number that marks each request which the proxy believes to have got.
    func configuration(_ shipped: String, _ places: ProxyPlaces) throws -> String {
        var text = shipped
        for (old, new) in replacements(places) {
            guard text.contains(old) else { throw ProxyProcess.Failure.notInConfiguration(old) }
            text = text.replacing(old, with: new)
        }
        return self == .nginx ? Self.main(around: text, places) : text
    }

    private func replacements(_ places: ProxyPlaces) -> [(String, String)] {
        let server = "127.0.0.1:\(places.server)"
        switch self {
        case .nginx:
            return [
                ("listen 80;", "listen 127.0.0.1:\(places.redirecting);"),
                (
                    "listen 443 ssl http2;",
                    "listen 127.0.0.1:\(places.secure) ssl http2; listen 127.0.0.1:\(places.plain);"
                ),
                ("/etc/letsencrypt/live/recovery.example.org/fullchain.pem", "\(places.folder)/certificate.pem"),
                ("/etc/letsencrypt/live/recovery.example.org/privkey.pem", "\(places.folder)/key.pem"),
                ("server 127.0.0.1:8080;", "server \(server);"),
                ("/var/log/nginx/recovery-server.log crit", "stderr crit"),
            ]
                + (places.marksRequests
                    ? [
                        (
                            "proxy_set_header Forwarded",
                            "proxy_set_header X-Request-Id $request_id; proxy_set_header Forwarded"
                        )
                    ] : [])
        case .caddy:
            return [
                ("\tlog {\n", "\tadmin off\n\tauto_https off\n\tlog {\n"),
                (
                    "\nrecovery.example.org {",
                    "\n(site) {\n\tbind 127.0.0.1\n"
                ),
                ("127.0.0.1:8080", server),
                ("` 503\n\t}\n}\n", "` 503\n\t}\n}\n" + caddySites(places)),
            ]
                + (places.marksRequests
                    ? [("header_up -Forwarded", "header_up X-Request-Id {http.request.uuid}\n\t\theader_up -Forwarded")]
                    : [])
        }
    }

    /// The site's block became a snippet; here it stands twice, with TLS and without.
    private func caddySites(_ places: ProxyPlaces) -> String {
        """
        https://recovery.example.org:\(places.secure) {
        \ttls \(places.folder)/certificate.pem \(places.folder)/key.pem
        \timport site
        }
        http://:\(places.plain) {
        \timport site
        }

        """
    }

    /// nginx wants a file around its sites. One worker, so that every request of a test finds the connections of the one before.
    private static func main(around site: String, _ places: ProxyPlaces) -> String {
        let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(places.folder)/spool;"
        }
        return """
            daemon off; master_process off; worker_processes 1; pid \(places.folder)/pid; error_log stderr error;
            events { worker_connections 512; }
            http {
            \(folders.joined(separator: "\n"))
            \(site)
            }

            """
    }

    /// How it is started with this configuration.
    func arguments(_ places: ProxyPlaces) -> [String] {
        switch self {
        case .nginx: ["-c", "\(places.folder)/configuration", "-p", places.folder]
        case .caddy: ["run", "--config", "\(places.folder)/configuration", "--adapter", "caddyfile"]
        }
    }
}
