import Glibc
import TestSupport
import Testing

/// What a service manager such as systemd gives us and hears from us.
@Suite("Under a service manager")
struct ServiceManagerTests {
    @Test(
        "Tells that it is ready, loads again and stops, by a path and by an abstract name",
        arguments: [NotificationSocket.Place.path, .abstract])
    func notifies(place: NotificationSocket.Place) throws {
        let socket = try NotificationSocket(place)
        let server = try ServerProcess(environment: ["NOTIFY_SOCKET=\(socket.name)"])
        let ready = ["READY=1", "STATUS=listening on http://127.0.0.1:\(server.port)"]
        #expect(try socket.next() == ready)
        server.signal(SIGHUP)
        let reloading = try socket.next()
        #expect(reloading.first == "RELOADING=1")
        let time = reloading.last?.split(separator: "=")
        #expect(time?.first == "MONOTONIC_USEC" && time?.last.flatMap { Int($0) } ?? 0 > 0)
        #expect(try socket.next() == ready)
        server.signal(SIGTERM)
        #expect(try socket.next() == ["STOPPING=1", "STATUS=draining"])
        #expect(server.waitForEnd() == 0)
    }

    @Test("Tells what a reload that failed left in place")
    func notifiesOfFaults() throws {
        let socket = try NotificationSocket(.path)
        let resources = try ResourcesCopy()
        let server = try ServerProcess(resources: resources.path, environment: ["NOTIFY_SOCKET=\(socket.name)"])
        _ = try socket.next()
        try resources.replace("{", with: "[", in: "Content/programs/iop.json")
        server.signal(SIGHUP)
        #expect(try socket.next().first == "RELOADING=1")
        #expect(
            try socket.next() == [
                "READY=1",
                "STATUS=listening on http://127.0.0.1:\(server.port); the last reload failed, the content before it is served",
            ])
    }

    @Test("Gives signs of life when it is asked to, and not when another process is")
    func watches() throws {
        let socket = try NotificationSocket(.abstract)
        let server = try ServerProcess(environment: ["NOTIFY_SOCKET=\(socket.name)", "WATCHDOG_USEC=20000"])
        var lines = try (0..<8).map { _ in try socket.next() }
        #expect(lines.filter { $0 == ["WATCHDOG=1"] }.count == 7)
        server.terminate()
        let silent = try NotificationSocket(.abstract)
        let other = try ServerProcess(
            environment: ["NOTIFY_SOCKET=\(silent.name)", "WATCHDOG_USEC=20000", "WATCHDOG_PID=1"])
        other.signal(SIGHUP)
        other.signal(SIGTERM)
        lines = try (0..<4).map { _ in try silent.next() }
        #expect(lines.allSatisfy { $0 != ["WATCHDOG=1"] })
        #expect(other.waitForEnd() == 0)
    }

    @Test(
        "A socket for notices that is not there keeps nobody from serving",
        arguments: ["/nowhere/notify", "@", "tcp:1"])
    func servesWithoutListener(name: String) throws {
        let server = try ServerProcess(environment: ["NOTIFY_SOCKET=\(name)"])
        #expect(try CurlClient(port: server.port).send("/livez").status == 200)
    }

    @Test("Serves the sockets that were passed to it, and what waits in them, and leaves them open at its end")
    func servesPassedSockets() throws {
        let listeners = try [ListeningProbe(), ListeningProbe()]
        let early = try listeners.map { try RawClient(port: $0.port) }
        for client in early { client.send("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") }
        let start = {
            try ServerProcess(
                ["--loops", "3"], shell: "export LISTEN_PID=$$ LISTEN_FDS=2", passing: listeners.map(\.descriptor))
        }
        let server = try start()
        #expect(
            server.announcement
                == "recovery-server listening on \(listeners.map { "http://127.0.0.1:\($0.port)" }.joined(separator: ", "))"
        )
        for client in early { #expect(try client.readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n")) }
        for listener in listeners {
            for _ in 0..<10 { #expect(try CurlClient(port: listener.port).send("/livez").status == 200) }
        }
        #expect(server.terminate() == 0)
        // Nobody is refused while nobody serves.
        let waiting = try listeners.map { try RawClient(port: $0.port) }
        for client in waiting { client.send("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") }
        let next = try start()
        for client in waiting { #expect(try client.readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n")) }
        #expect(next.terminate() == 0)
    }

    @Test("One that drains takes nothing more from the sockets, and the next gets everything")
    func leavesPassedSockets() throws {
        let listener = try ListeningProbe()
        let start = { try ServerProcess(shell: "export LISTEN_PID=$$ LISTEN_FDS=1", passing: [listener.descriptor]) }
        let old = try start()
        let busy = try RawClient(port: listener.port)
        busy.send("POST /contact-requests HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n")
        _ = try busy.read(through: "\r\n\r\n")
        old.signal(SIGTERM)
        let next = try start()
        for _ in 0..<50 {
            let client = try RawClient(port: listener.port)
            client.send("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(try client.readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n"))
        }
        busy.send("phone=123")
        #expect(try busy.readToEnd().contains("\r\nConnection: close\r\n"))
        #expect(old.waitForEnd() == 0)
        #expect(next.terminate() == 0)
    }

    @Test("Sockets for another process are left alone; what is no listening socket is told, and nothing is served")
    func checksPassedSockets() throws {
        let other = try ServerProcess(environment: ["LISTEN_PID=1", "LISTEN_FDS=1"])
        #expect(try CurlClient(port: other.port).send("/livez").status == 200)
        for (count, word) in [("1", "descriptor 3"), ("x", "LISTEN_FDS"), ("-1", "LISTEN_FDS"), ("300", "LISTEN_FDS")] {
            let file = try TemporaryFile()
            do {
                _ = try ServerProcess(
                    shell: "export LISTEN_PID=$$ LISTEN_FDS=\(count)", passing: [file.descriptor])
                Issue.record("started with LISTEN_FDS=\(count)")
            } catch ServerProcess.Failure.notStarted(let status, let error) {
                #expect(status == 1)
                #expect(error.contains(word), "\(error)")
            }
        }
    }
}
