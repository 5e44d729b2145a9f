import Glibc
import JSON
import TestSupport
import Testing

/// A real browser, without a screen.
enum Browser {
    static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        (file: String) in
        unsafe access(file, X_OK) == 0
    }

    /// The page on which the browser comes to rest, as it then stands in memory.
    static func document(after file: String, profile: TemporaryFolder) throws -> String {
        let outcome = try ChildProcess.run(
            path ?? "",
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--user-data-dir=\(profile.path)/profile", "--virtual-time-budget=20000", "--dump-dom",
                "file://\(file)",
            ], environment: ["HOME=\(profile.path)", "PATH=/usr/bin:/bin"])
        return outcome.output
    }
}

@Suite(
    "Contact requests: a form in a browser",
    .enabled(if: Browser.path != nil, "no Chromium here: Scripts/setup browser installs it"))
struct ContactRequestBrowserTests {
    /// A page on disk is an origin of its own, which shares nothing with the server's.
    private func post(_ form: String, to staffed: StaffedServer) throws -> String {
        let folder = try TemporaryFolder()
        let text = Repository().text("Tests/EndToEndTests/Forms/\(form).html")
        let page = text.replacing("127.0.0.1:8080", with: "127.0.0.1:\(staffed.server.port)")
        #expect(page != text)
        folder.write(Array(page.utf8), to: "form.html")
        defer { _ = try? ChildProcess.run("/bin/rm", ["-rf", "\(folder.path)/profile"]) }
        return try Browser.document(after: "\(folder.path)/form.html", profile: folder)
    }

    @Test("A form of another origin ends on the received page, and is kept as typed")
    func ends() throws {
        let staffed = try StaffedServer()
        let document = try post("good", to: staffed)
        #expect(document.contains("<h1>We have your request</h1>"), "\(document)")
        #expect(document.contains("Your receipt</h2>"), "the cookie came with the redirect")
        let list = try JSONValue.parse(try staffed.ask("GET", "/contact-requests").body)
        #expect(list.object?["totalCount"] == 1)
        let path = list.object?["items"]?.array?.first?.object?["links"]?.object?["self"]?.string
        let record = try JSONValue.parse(try staffed.ask("GET", try #require(path)).body).object
        #expect(record?["phone"] == "+13125550142")
        #expect(record?["name"] == "Zoë & Søren <3")
        #expect(record?["program"] == "iop")
        #expect(record?["safeToLeaveVoicemail"] == true)
        #expect(record?["status"] == "received")
    }

    @Test("Its bad twin shows each fault beside its field, and what was typed")
    func showsFaults() throws {
        let staffed = try StaffedServer()
        let document = try post("bad", to: staffed)
        for field in ["phone", "consent", "program"] {
            #expect(document.contains("id=\"\(field)-fault\""), "\(field)")
        }
        #expect(
            document.contains("value=\"Zoë &amp; Søren &lt;3\"") || document.contains("value=\"Zoë &amp; Søren <3\""))
        #expect(document.contains("value=\"555-01\""))
        #expect(try JSONValue.parse(try staffed.ask("GET", "/contact-requests").body).object?["totalCount"] == 0)
    }
}
