import JSON
import TestSupport
import Testing

@Suite(
    "The documentation page in a browser",
    .enabled(
        if: WebDriver.path != nil && Browser.path != nil, "no chromedriver here: Scripts/setup browser installs it"))
struct DocumentationBrowserTests {
    /// Presses the button of an operation and gives what the page then shows; `before` is what somebody does first.
    private func press(_ operation: String, before: String = "") -> String {
        """
        const form = document.querySelector('#\(operation) form');
        const result = form.querySelector('.result');
        new MutationObserver(() => {
          if (result.querySelector('.body') || result.querySelector('.fault')) setTimeout(() => done(result.innerText), 0);
        }).observe(result, { childList: true, subtree: true });
        \(before)
        form.querySelector('button').click();
        """
    }

    private func open(_ staffed: StaffedServer) throws -> WebDriver {
        let browser = try WebDriver()
        try browser.open("http://127.0.0.1:\(staffed.server.port)/docs")
        return browser
    }

    @Test("Tries an operation, and tells a mistake kindly")
    func tries() throws {
        let staffed = try StaffedServer()
        let browser = try open(staffed)
        let forms = try browser.run("done(document.querySelectorAll('form.try:not([hidden])').length);")
        let listed = try browser.run("done(document.querySelectorAll('main section h3 .method').length);")
        #expect(forms == listed)
        #expect(try #require(forms.integer) > 30)

        let shown = try #require(try browser.run(press("getProgram")).string)
        #expect(shown.hasPrefix("200 OK"), "\(shown)")
        let body = try browser.run("done(document.querySelector('#getProgram .body').textContent);").string ?? ""
        #expect(try JSONValue.parse(Array(body.utf8)).object?["id"] == "iop")

        let unknown = press("getProgram", before: "form.querySelector('[data-in=path]').value = 'iopp';")
        let explained = try #require(try browser.run(unknown).string)
        #expect(explained.hasPrefix("404 Not Found"))
        #expect(explained.contains("Nothing is here. There is no such entry. Did you mean \"iop\"?"), "\(explained)")
    }

    @Test("Says beside the field what is missing, and sends nothing")
    func namesWhatIsMissing() throws {
        let staffed = try StaffedServer()
        let browser = try open(staffed)
        let script = """
            const form = document.querySelector('#getProgram form');
            const input = form.querySelector('[data-in=path]');
            input.value = ' ';
            form.querySelector('button').click();
            const note = document.getElementById(input.getAttribute('aria-describedby'));
            done([note.innerText, input.getAttribute('aria-invalid'), document.activeElement === input,
              form.querySelector('.result').textContent]);
            """
        let outcome = try browser.run(script).array
        #expect(outcome == ["Please fill this in: the server cannot answer without it.", "true", true, ""])
    }

    @Test("Sends no contact request before a box is ticked, and then one")
    func locksContactRequests() throws {
        let staffed = try StaffedServer()
        let browser = try open(staffed)
        func total() throws -> JSONValue? {
            try JSONValue.parse(try staffed.ask("GET", "/contact-requests").body).object?["totalCount"]
        }
        let attempt = """
            const form = document.querySelector('#createContactRequest form');
            form.querySelector('button').click();
            form.requestSubmit();
            form.dispatchEvent(new Event('submit', { cancelable: true }));
            fetch('/livez').then(() => done(form.querySelector('.result').textContent));
            """
        // requestSubmit() takes no disabled button's refusal for an answer, but the form's own does.
        #expect(try browser.run(attempt) == "")
        #expect(try total() == 0)
        let shown = try browser.run(press("createContactRequest", before: "form.querySelector('[data-lock]').click();"))
        #expect(shown.string?.hasPrefix("201 Created") == true, "\(shown)")
        #expect(try total() == 1)
        let isLocked = try browser.run("done(document.querySelector('#createContactRequest button').disabled);")
        #expect(isLocked == true)
    }

    @Test("Fits a phone: nothing but what scrolls by itself is wider than the window")
    func fitsPhones() throws {
        let staffed = try StaffedServer()
        let browser = try WebDriver(width: 500, height: 900)
        try browser.open("http://127.0.0.1:\(staffed.server.port)/docs")
        let widths = try browser.run("done([document.documentElement.scrollWidth, window.innerWidth]);").array
        #expect(try #require(widths?[0].integer) <= (try #require(widths?[1].integer)))
    }
}
