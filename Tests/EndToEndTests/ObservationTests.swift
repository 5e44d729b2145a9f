import Glibc
import JSON
import TestSupport
import Testing

/// Logs and metrics of the real executable.
@Suite("Logs and metrics")
struct ObservationTests {
    private func sample(_ line: String, in text: String) -> Int? {
        text.split(separator: "\n").first { $0.hasPrefix(line + " ") }.flatMap { Int($0.dropFirst(line.count + 1)) }
    }

    @Test("After known traffic, the metrics say what it was, and promtool finds nothing to complain of")
    func countsTraffic() throws {
        let server = try ServerProcess(["--loops", "2"])
        let client = try CurlClient(port: server.port)
        for _ in 0..<3 { #expect(try client.send("/programs/iop").status == 200) }
        #expect(try client.send("/programs/nope").status == 404)
        #expect(try client.send("/nope-at-all").status == 404)
        #expect(try Body.json.post(Body.least, by: client).status == 201)
        let raw = try RawClient(port: server.port)
        raw.send("nonsense\r\n\r\n")
        #expect(try raw.readToEnd().hasPrefix("HTTP/1.1 400 "))
        let answer = try client.send("/metrics")
        #expect(answer.status == 200)
        let requests = "recovery_http_requests_total"
        for (line, count) in [
            ("\(requests){route=\"/programs/{id}\",method=\"GET\",status=\"200\"}", 3),
            ("\(requests){route=\"/programs/{id}\",method=\"GET\",status=\"404\"}", 1),
            ("\(requests){route=\"none\",method=\"GET\",status=\"404\"}", 1),
            ("\(requests){route=\"none\",method=\"none\",status=\"400\"}", 1),
            ("recovery_http_request_duration_seconds_count{route=\"/programs/{id}\"}", 4),
            ("recovery_http_request_duration_seconds_bucket{route=\"/programs/{id}\",le=\"+Inf\"}", 4),
            ("recovery_contact_requests_total{outcome=\"kept\"}", 1),
            ("recovery_http_refused_requests_total{kind=\"malformedRequestLine\"}", 1),
            ("recovery_ready", 1), ("recovery_content_entries{collection=\"programs\"}", 11),
        ] {
            #expect(sample(line, in: answer.text) == count, "\(line)")
        }
        #expect(!answer.text.contains("iop") && !answer.text.contains("nope"))
        try expectNoComplaint(of: answer.text)
        try expectRisingBuckets(in: answer.text)
        let open = try client.send("/metrics", fields: ["Accept: application/openmetrics-text; version=1.0.0"]).text
        #expect(open.hasSuffix("\n# EOF\n"))
        #expect(open.contains("# UNIT recovery_http_request_duration_seconds seconds\n"))
    }

    private func expectRisingBuckets(in text: String) throws {
        var last: [Substring: Int] = [:]
        var count = 0
        for line in text.split(separator: "\n") {
            guard let match = line.firstMatch(of: /^([a-z_]+_bucket\{.*)le="[^"]+"\} (\d+)$/), let value = Int(match.2)
            else { continue }
            #expect(value >= last[match.1, default: 0], "\(line)")
            last[match.1] = value
            count += 1
        }
        #expect(count > 100)
    }

    /// Where there is a promtool: `Scripts/setup promtool` gets one.
    private static var promtool: String? {
        let own = "\(Repository().path)/.build/tools/promtool"
        return [own, "/usr/bin/promtool", "/usr/local/bin/promtool"].first { unsafe access($0, X_OK) == 0 }
    }

    private func expectNoComplaint(of metrics: String) throws {
        guard let promtool = Self.promtool else { return print("metrics are not linted: there is no promtool") }
        let folder = try TemporaryFolder()
        folder.write(Array(metrics.utf8), to: "metrics")
        let outcome = try ChildProcess.run(
            "/bin/sh", ["-c", "\"$0\" check metrics < \"$1\"", promtool, "\(folder.path)/metrics"])
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error.isEmpty, "\(outcome)")
    }

    @Test("The alert rules are rules, and alert of what they should")
    func checksRules() throws {
        guard let promtool = Self.promtool else { return print("alert rules are not tried: there is no promtool") }
        let folder = "\(Repository().path)/Operations"
        for arguments in [["check", "rules", "\(folder)/alerts.yml"], ["test", "rules", "\(folder)/alerts.test.yml"]] {
            let outcome = try ChildProcess.run(promtool, arguments)
            #expect(outcome.status == 0, "\(outcome)")
        }
    }

    @Test("The dashboard is JSON with a query in each panel")
    func readsDashboard() throws {
        let text = Repository().text("Operations/grafana-dashboard.json")
        let panels = try JSONValue.parse(Array(text.utf8)).object?["panels"]?.array ?? []
        #expect(panels.count > 15)
        for panel in panels {
            let targets = panel.object?["targets"]?.array ?? []
            #expect(targets.allSatisfy { $0.object?["expr"]?.string?.isEmpty == false } && !targets.isEmpty)
        }
    }

    @Test("Each line of the log is JSON: the start, each request, the end")
    func logsLines() throws {
        let server = try ServerProcess(["--log-format", "json", "--log-peer", "network"], keepsOutput: true)
        let client = try CurlClient(port: server.port)
        #expect(try client.send("/programs/iop?canary=1", fields: ["X-Request-Id: mine"]).status == 400)
        #expect(server.terminate() == 0)
        let lines = try server.saidText().split(separator: "\n").map {
            try #require(try JSONValue.parse(Array($0.utf8)).object)
        }
        #expect(lines.first?["event"] == "started")
        #expect(lines.last?["event"] == "stopped")
        #expect(lines.contains { $0["event"] == "draining" })
        let request = try #require(lines.first { $0["event"] == "request" })
        #expect(request["requestId"] == "mine" && request["route"] == "/programs/{id}" && request["status"] == 400)
        #expect(request["peer"] == "127.0.0.0/24")
    }

    @Test(
        "Levels and formats are the operator's, and nothing at all may be logged",
        arguments: [
            (["--log-level", "error"], 0), (["--log-level", "off"], 0), (["--log-format", "text"], 4),
        ])
    func obeys(arguments: [String], count: Int) throws {
        let server = try ServerProcess(arguments, keepsOutput: true)
        #expect(try CurlClient(port: server.port).send("/programs/iop").status == 200)
        #expect(server.terminate() == 0)
        // Whether the first purge is done by then is for the system to say.
        let lines = server.saidText().split(separator: "\n").filter { !$0.contains(" purged") }
        #expect(lines.count == count, "\(lines)")
        if count > 0 { #expect(lines.contains { $0.contains(" 200 GET /programs/{id} ") }) }
    }

    @Test("A log that nobody reads holds up no answer, and not the end either")
    func outlivesFullPipe() throws {
        // Standard error is a pipe that nobody reads; it holds 64 KiB, which is some 300 lines.
        let folder = try TemporaryFolder()
        let server = try ServerProcess(in: folder, shell: "mkfifo \(folder.path)/log && exec 2<>\(folder.path)/log")
        let client = try RawClient(port: server.port)
        let count = 20_000
        for index in 0..<count / 100 {
            let last = index == count / 100 - 1 ? "Connection: close\r\n" : ""
            let get = "GET /livez HTTP/1.1\r\nHost: x\r\n"
            client.send(String(repeating: get + "\r\n", count: 99) + get + last + "\r\n")
            for _ in 0..<100 { _ = try client.read(through: "{\"status\":\"ok\"}") }
        }
        let metrics = try CurlClient(port: server.port).send("/metrics").text
        #expect(try #require(sample("recovery_log_dropped_lines_total", in: metrics)) > 0)
        #expect(server.terminate() == 0)
    }

    @Test("With nothing counted and nothing logged, a server that waits rests")
    func rests() throws {
        let server = try ServerProcess(["--metrics", "off", "--log-level", "off", "--loops", "1"])
        server.waitUntilItRests()
        let client = try RawClient(port: server.port)
        client.send("GET / HTTP/1.1\r\n")
        let before = server.processorTicks
        // Its deadline for heads is 10 s, which is 20 ticks of the loop.
        #expect(try client.readToEnd().hasPrefix("HTTP/1.1 408 "))
        #expect(server.processorTicks - before < sysconf(Int32(_SC_CLK_TCK)))
        #expect(try CurlClient(port: server.port).send("/metrics").status == 404)
    }

    @Test("An operations address has readiness and metrics to itself")
    func hasOperationsAddress() throws {
        let server = try ServerProcess(["--operations-address", "127.0.0.1:0"], keepsOutput: true)
        let line = server.readLine()
        #expect(line.hasPrefix("recovery-server operations on http://127.0.0.1:"))
        let operations = try CurlClient(port: try #require(line.split(separator: ":").last.flatMap { UInt16($0) }))
        let clients = try CurlClient(port: server.port)
        for (path, forOperators, forClients) in [
            ("/livez", 200, 200), ("/readyz", 200, 404), ("/metrics", 200, 404), ("/programs", 404, 200),
        ] {
            #expect(try operations.send(path).status == forOperators, "\(path)")
            #expect(try clients.send(path).status == forClients, "\(path)")
        }
        #expect(server.terminate() == 0)
    }
}
