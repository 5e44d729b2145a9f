import Content
import JSON
import RecoveryAPI
import TestSupport
import Testing

@Suite("Discovery")
struct DiscoveryTests {
    private static func api(
        publicURL: String? = "https://api.example.org/base/", contacts: [String] = []
    ) throws -> TestAPI {
        var settings = ContentSettings()
        settings.publicURL = try publicURL.map { try #require(PublicURL($0)) }
        settings.securityContacts = try contacts.map { try #require(SecurityContact($0)) }
        return try TestAPI(contentSettings: settings)
    }

    // MARK: /.well-known/api-catalog

    @Test("GET /.well-known/api-catalog is a link set that leads to the description, which is there")
    func answersCatalog() throws {
        let answer = try TestAPI.send("/.well-known/api-catalog")
        #expect(
            answer["content-type"] == "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"")
        let contexts = try answer.json().objects("linkset")
        #expect(contexts.map { $0.text("anchor") } == ["/.well-known/api-catalog", "/"])
        #expect(contexts[0].objects("item").map { $0.text("href") } == ["/"])
        #expect(contexts[1].objects("service-desc").map { $0.text("href") } == ["/openapi.json"])
        #expect(contexts[1].objects("status").map { $0.text("href") } == ["/readyz"])
        #expect(try TestAPI.send("/openapi.json").status == 200)
    }

    @Test("HEAD /.well-known/api-catalog links to the catalog")
    func answersHead() throws {
        let answer = try TestAPI.send("HEAD", "/.well-known/api-catalog")
        #expect(answer.status == 200)
        #expect(answer["link"] == "</.well-known/api-catalog>; rel=\"api-catalog\"")
    }

    @Test("With a public URL the catalog's links are absolute")
    func answersAbsoluteCatalog() throws {
        let contexts = try Self.api().send("GET", "/.well-known/api-catalog").json().objects("linkset")
        #expect(contexts[1].text("anchor") == "https://api.example.org/base/")
        #expect(contexts[1].objects("service-desc").first?.text("href") == "https://api.example.org/base/openapi.json")
    }

    @Test("GET / links to what describes the API")
    func linksIndex() throws {
        let links = try TestAPI.send("/").fields.filter { $0.name == "link" }.map(\.value)
        #expect(links.contains("</openapi.json>; rel=\"service-desc\"; type=\"application/json\""))
        #expect(links.contains("</.well-known/api-catalog>; rel=\"api-catalog\""))
        #expect(links.contains { $0.contains("service-doc") } == RouteTable.patterns.contains("/docs"))
    }

    // MARK: /.well-known/security.txt

    @Test("GET /.well-known/security.txt names the contacts and when to ask again")
    func answersSecurityText() throws {
        let api = try Self.api(contacts: ["mailto:security@example.org", "https://example.org/security"])
        let answer = try api.send("GET", "/.well-known/security.txt")
        #expect(answer.status == 200)
        #expect(answer["content-type"] == "text/plain; charset=utf-8")
        // The request is of 2026-11-24; 180 days later is in May.
        #expect(
            answer.text == """
                Contact: mailto:security@example.org
                Contact: https://example.org/security
                Expires: 2027-05-01T00:00:00Z
                Preferred-Languages: en
                Canonical: https://api.example.org/base/.well-known/security.txt

                """)
        let tag = try #require(answer["etag"])
        #expect(try api.send("GET", "/.well-known/security.txt", fields: ["If-None-Match: \(tag)"]).status == 304)
        #expect(try api.send("GET", "/.well-known/security.txt?x=1").status == 400)
        #expect(
            try api.send("GET", "/.well-known/security.txt", fields: ["Accept: application/json"]).status == 406)
    }

    @Test("Without a contact there is no security.txt")
    func lacksSecurityText() throws {
        let answer = try TestAPI.send("/.well-known/security.txt")
        #expect(answer.status == 404)
        #expect(answer.text.contains("RECOVERY_SECURITY_CONTACT"))
    }

    @Test(
        "A contact is a URI of one line",
        arguments: [
            "security@example.org", "mailto:", "https://", "ftp://example.org", "mailto:a@example.org\nX: y", "",
        ])
    func refusesContacts(text: String) { #expect(SecurityContact(text) == nil) }

    // MARK: /feed.json, /sitemap.xml, /robots.txt

    @Test("GET /feed.json is a JSON Feed with absolute links, the newest first")
    func answersFeed() throws {
        var settings = ContentSettings()
        settings.publicURL = PublicURL("https://api.example.org")
        let api = try TestAPI(content: try RecordedContent.load().second, contentSettings: settings)
        let answer = try api.send("GET", "/feed.json")
        #expect(answer["content-type"] == "application/feed+json")
        let feed = try answer.json()
        #expect(feed.text("version") == "https://jsonfeed.org/version/1.1")
        #expect(feed.text("feed_url") == "https://api.example.org/feed.json")
        #expect(feed["_recovery"]?.object?.objects("crisis").first?.text("call") == "988")
        let items = feed.objects("items")
        #expect(items.count == 100)
        let withdrawal = try #require(items.first)
        #expect(withdrawal.text("title") == "Withdrawn: A sample group")
        #expect(
            withdrawal.text("content_text")
                == "\(RecordedContent.reason) Read https://api.example.org/\(RecordedContent.replacement) instead.")
        let update = try #require(items.first { $0.text("url")?.hasSuffix(RecordedContent.medication) == true })
        #expect(update.text("url") == "https://api.example.org\(RecordedContent.medication)")
        #expect(update.text("date_published")?.hasPrefix("2026-11-2") == true)
        #expect(update.text("date_modified") == "2026-12-01T00:00:00Z")
        #expect(update.text("content_text")?.hasPrefix(RecordedContent.reason) == true)
        #expect(items.allSatisfy { ($0.text("id") ?? "").hasPrefix("https://") && $0["content_text"] != nil })
        #expect(Set(items.map { $0.text("id") }).count == items.count)
        #expect(try api.send("GET", "/").json().text("links", "feed") == "/feed.json")
    }

    @Test("GET /sitemap.xml has every entry by its canonical URL, and the day it was modified")
    func answersSiteMap() throws {
        let answer = try Self.api().send("GET", "/sitemap.xml")
        #expect(answer["content-type"] == "application/xml")
        let urls = answer.text.matches(of: /<loc>([^<]+)<\/loc><lastmod>(\d{4}-\d\d-\d\d)<\/lastmod>/).map {
            String($0.output.1)
        }
        var expected: [String] = []
        for kind in CollectionKind.all {
            expected += try TestAPI.send("/\(kind.folder)").json().objects("items").compactMap {
                $0.text("links", "self")
            }
        }
        #expect(urls.sorted() == expected.map { "https://api.example.org/base\($0)" }.sorted())
        #expect(answer.text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "))
        #expect(answer.text.hasSuffix("</urlset>\n"))
    }

    @Test("A public URL is escaped in the site map")
    func escapesSiteMap() throws {
        let text = try Self.api(publicURL: "https://example.org/a&b'c").send("GET", "/sitemap.xml").text
        #expect(text.contains("https://example.org/a&amp;b&apos;c/programs/iop"))
    }

    @Test("Without a public URL nothing is answered that needs one", arguments: ["/feed.json", "/sitemap.xml"])
    func lacksAbsoluteLinks(path: String) throws {
        let answer = try TestAPI.send(path, fields: ["X-Forwarded-Host: evil.example"])
        #expect(answer.status == 404)
        #expect(answer.text.contains("RECOVERY_PUBLIC_URL"))
        #expect(!answer.text.contains("evil.example") && !answer.text.contains("example.org"))
    }

    @Test("GET /robots.txt keeps crawlers from forms, and leads them to the site map if there is one")
    func answersRobots() throws {
        #expect(
            try TestAPI.send("/robots.txt").text
                == "User-agent: *\nDisallow: /contact-requests\nDisallow: /livez\nDisallow: /readyz\n")
        #expect(
            try Self.api().send("GET", "/robots.txt").text.hasSuffix(
                "\nSitemap: https://api.example.org/base/sitemap.xml\n"))
    }
}
