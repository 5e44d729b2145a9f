import Glibc
import JSON

/// A real browser without a screen, driven over the WebDriver protocol (W3C) by the `chromedriver` of this machine.
package final class WebDriver {
    package enum Failure: Error { case notStarted(String), refused(String) }

    /// Where the driver is, if this machine has one.
    package static let path = ["/usr/bin/chromedriver", "/usr/local/bin/chromedriver"].first { (file: String) in
        unsafe access(file, X_OK) == 0
    }

    private let child: ChildProcess
    /// Held open, since the driver says something now and then.
    private let output: Pipe
    private let client: CurlClient
    private let session: String
    /// The browser's home, its profile within.
    private let folder: TemporaryFolder

    /// Opens a window of this size.
    package init(width: Int = 1_280, height: Int = 1_000) throws {
        folder = try TemporaryFolder()
        output = try Pipe()
        child = try ChildProcess(
            Self.path ?? "", ["--port=0"], environment: ["HOME=\(folder.path)", "PATH=/usr/bin:/bin"],
            output: output.writing)
        output.closeWriting()
        let port = try Self.port(in: output)
        client = try CurlClient(port: port)
        // A browser starts slowly on a busy machine, and slower under a sanitizer beside it.
        client.timeoutMilliseconds = 60_000
        let arguments: [JSONValue] = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            .string("--window-size=\(width),\(height)"),
        ]
        let options: JSONValue = ["alwaysMatch": ["goog:chromeOptions": ["args": .array(arguments)]]]
        let made = try Self.call(client, "POST", "/session", ["capabilities": options])
        session = made.object?["sessionId"]?.string ?? ""
    }

    deinit {
        _ = try? Self.call(client, "DELETE", "/session/\(session)", nil)
        _ = Glibc.kill(child.identifier, SIGTERM)
        _ = child.wait()
        _ = try? ChildProcess.run(
            "/bin/rm", ["-rf", "\(folder.path)/.config", "\(folder.path)/.cache", "\(folder.path)/.pki"])
    }

    /// The driver names its port in one of its first lines.
    private static func port(in output: Pipe) throws -> UInt16 {
        for _ in 0..<10 {
            let line = output.readLine()
            guard line.contains("started successfully on port") else { continue }
            if let port = UInt16(line.filter(\.isNumber)) { return port }
        }
        throw Failure.notStarted("chromedriver names no port")
    }

    /// Goes to a page and waits until it is loaded.
    package func open(_ url: String) throws {
        _ = try Self.call(client, "POST", "/session/\(session)/url", ["url": .string(url)])
    }

    /// Runs a script in the page. It gives its value to the function `done`, now or later, within half a minute.
    @discardableResult
    package func run(_ script: String) throws -> JSONValue {
        let body: JSONValue = [
            "script": .string("const done = arguments[arguments.length - 1];\n\(script)"), "args": [],
        ]
        return try Self.call(client, "POST", "/session/\(session)/execute/async", body)
    }

    private static func call(_ client: CurlClient, _ method: String, _ target: String, _ body: JSONValue?) throws
        -> JSONValue
    {
        let text = body.map { String(decoding: $0.encoded(), as: UTF8.self) }
        let answer = try client.send(method, target, fields: ["Content-Type: application/json"], body: text)
        guard answer.status == 200, let value = try JSONValue.parse(answer.body).object?["value"] else {
            throw Failure.refused("\(method) \(target): \(answer.text)")
        }
        return value
    }
}
