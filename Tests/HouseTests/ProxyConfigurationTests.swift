import TestSupport
import Testing

/// Times and sizes of the proxies' configurations that only make sense beside the server's own. What the proxies do with them, `ProxyTests` shows.
@Suite("The proxies' configurations")
struct ProxyConfigurationTests {
    private let repository = Repository()
    private let settings: String

    init() { settings = repository.text("Sources/HTTPServer/ServerConfiguration.swift") }

    private func deadline(_ name: String) throws -> Int {
        let declaration = try Regex("var \(name) = Duration.seconds\\(([0-9]+)\\)")
        return try #require(settings.firstMatch(of: declaration)?[1].substring.flatMap { Int($0) })
    }

    /// The number behind `name`, which stands there once.
    private func number(_ name: String, in file: String) throws -> Int {
        let matches = repository.text(file).matches(of: try Regex("\\s\(name) ([0-9]+)(s|k|KB);?\\n"))
        #expect(matches.count == 1, "\(file): \(name)")
        return try #require(matches.first?[1].substring.flatMap { Int($0) })
    }

    @Test(
        "An idle connection to the server is closed by the proxy before the server does, so no request meets the close")
    func proxyClosesFirst() throws {
        let idle = try deadline("idle")
        // The first of the two is that of connections to the server.
        let nginx = repository.text("Operations/nginx/recovery-server.conf")
        let upstream = try #require(nginx.firstMatch(of: /keepalive 32;\n    keepalive_timeout ([0-9]+)s;/)?.output.1)
        #expect(try #require(Int(upstream)) < idle)
        #expect(try number("keepalive", in: "Operations/caddy/Caddyfile") < idle)
    }

    @Test("The proxy waits longer than the server gives an answer, or the server's own 503 would never be seen")
    func proxyWaitsLonger() throws {
        let answer = try deadline("answer")
        #expect(try number("proxy_read_timeout", in: "Operations/nginx/recovery-server.conf") > answer)
        #expect(try number("response_header_timeout", in: "Operations/caddy/Caddyfile") > answer)
    }

    @Test("A body that is too large reaches the server, whose refusal carries the crisis lines, and never a disk")
    func bodiesReachTheServer() throws {
        let file = "Operations/nginx/recovery-server.conf"
        let maximum = try number("client_max_body_size", in: file)
        #expect(maximum > 16)
        #expect(try number("client_body_buffer_size", in: file) >= maximum)
        #expect(try number("max_size", in: "Operations/caddy/Caddyfile") > 16)
    }

    @Test("Connections to the server stay below what one address may have")
    func connectionsFit() throws {
        #expect(settings.contains("countPerAddressMaximum = 1_024"))
        #expect(repository.text("Operations/caddy/Caddyfile").contains("max_conns_per_host 512"))
    }
}
