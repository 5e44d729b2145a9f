import HTTP
import Testing

@Suite("Router")
struct RouterTests {
    private static let routes = [
        ("/", "index"),
        ("/programs", "programs"),
        ("/programs/{id}", "program"),
        ("/programs/compare", "comparison"),
        ("/programs/{id}/sections", "sections"),
        ("/programs/{id}/sections/{section}", "section"),
        ("/programs/search/by/name", "search"),
        ("/a/b/c/d/e/f", "deep"),
        ("/openapi.json", "description"),
    ]

    private static let router = Router(routes.indices.map { (RoutePattern(routes[$0].0), $0) })

    private func endpoint(_ path: String) -> String? {
        Self.router.match(Array(path.utf8).span).map { Self.routes[$0.endpoint].1 }
    }

    /// What stands in the pattern's places.
    private func parameters(_ path: String) -> [String]? {
        let bytes = Array(path.utf8)
        guard let parameters = Self.router.match(bytes.span)?.parameters else { return nil }
        return [parameters.first, parameters.second].map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        "Finds what stands at a path",
        arguments: [
            ("/", "index"), ("/programs", "programs"), ("/programs/iop", "program"), ("/programs/p", "program"),
            ("/programs/iop/sections", "sections"), ("/programs/iop/sections/what-it-is", "section"),
            ("/programs/search/by/name", "search"), ("/a/b/c/d/e/f", "deep"), ("/openapi.json", "description"),
            ("/programs/{id}", "program"), ("/programs/%2F", "program"),
        ])
    func findsEndpoints(path: String, expected: String) {
        #expect(endpoint(path) == expected)
    }

    @Test(
        "Finds nothing at any other",
        arguments: [
            "", "programs", "*", "//", "///", "/programs/", "/programs//", "//programs", "/programs//sections",
            "/programs/iop/", "/programs/iop//", "/programs/iop/sections/", "/programs/iop/sections//",
            "/programs/iop/sections/a/", "/programs/iop/sections/a/b", "/program", "/programss", "/Programs",
            "/programs%2Fiop", "/a", "/a/", "/a/b/c/d/e", "/a/b/c/d/e/", "/a/b/c/d/e/f/", "/a/b/c/d/e/f/g",
            "/a/b/c/d/x/f", "/x/b/c/d/e/f", "/openapi", "/openapi.json/", "/ ", "/programs?", "/\u{0}",
        ])
    func findsNothing(path: String) {
        #expect(endpoint(path) == nil)
    }

    @Test("Says where the parameters stand")
    func saysWhereParametersStand() {
        #expect(parameters("/programs") == ["", ""])
        #expect(parameters("/programs/iop") == ["iop", ""])
        #expect(parameters("/programs/iop/sections/what-it-is") == ["iop", "what-it-is"])
        #expect(parameters("/programs/a%2Fb/sections/%C3%A4") == ["a%2Fb", "%C3%A4"])
    }

    @Test("Takes a literal before a parameter, and does not go back from it")
    func takesLiteralsFirst() {
        #expect(endpoint("/programs/compare") == "comparison")
        #expect(endpoint("/programs/comparE") == "program")
        // "search" leads to "/programs/search/by/name" and nowhere else.
        #expect(endpoint("/programs/search") == nil)
        #expect(endpoint("/programs/search/sections") == nil)
        #expect(endpoint("/programs/compare/sections") == nil)
    }

    @Test("Misses a path of many segments without walking through them", arguments: [100, 4_000])
    func missesDeepPaths(segmentCount: Int) {
        #expect(endpoint(String(repeating: "/a", count: segmentCount)) == nil)
        #expect(endpoint(String(repeating: "/", count: segmentCount)) == nil)
        #expect(endpoint("/programs/iop/sections/a" + String(repeating: "/a", count: segmentCount)) == nil)
    }

    @Test("Finds nothing, not even the root, in an empty table")
    func findsNothingInEmptyTable() {
        let router = Router([])
        #expect(router.match(Array("/".utf8).span) == nil)
        #expect(router.match(Array("/a".utf8).span) == nil)
    }

    @Test("Takes one parameter's name for another: the place is what counts")
    func takesParametersByPlace() {
        let router = Router([(RoutePattern("/a/{one}"), 1), (RoutePattern("/a/{other}/b"), 2)])
        #expect(router.match(Array("/a/x".utf8).span)?.endpoint == 1)
        #expect(router.match(Array("/a/x/b".utf8).span)?.endpoint == 2)
    }

    @Test("Is not built of two patterns for the same paths")
    func refusesAmbiguousTable() async {
        await #expect(processExitsWith: .failure) {
            _ = Router([(RoutePattern("/a/{one}"), 1), (RoutePattern("/a/{other}"), 2)])
        }
    }

    @Test("Is not built of a pattern with three places")
    func refusesThreePlaces() async {
        await #expect(processExitsWith: .failure) {
            _ = Router([(RoutePattern("/{a}/{b}/{c}"), 1)])
        }
    }
}
