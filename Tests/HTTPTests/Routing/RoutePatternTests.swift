import HTTP
import Testing

@Suite("Route patterns")
struct RoutePatternTests {
    @Test("Keeps its text", arguments: ["/", "/a", "/a/{b}", "/a/{b}/c/{d}"])
    func keepsItsText(text: String) {
        #expect(RoutePattern(text).description == text)
        #expect(RoutePattern(text) == RoutePattern(text))
    }

    @Test(
        "Names its places in order",
        arguments: [
            ("/", []), ("/a/b", []), ("/{a}", ["a"]), ("/{a}/b/{c}", ["a", "c"]), ("/a/{collection}", ["collection"]),
        ])
    func namesItsPlaces(text: String, names: [String]) {
        #expect(RoutePattern(text).parameterNames == names)
    }

    @Test("Starts with a slash")
    func startsWithSlash() async {
        await #expect(processExitsWith: .failure) { _ = RoutePattern("a/b") }
    }

    @Test("Is not empty")
    func isNotEmpty() async {
        await #expect(processExitsWith: .failure) { _ = RoutePattern("") }
    }

    @Test("Has no empty segment in it")
    func hasNoEmptySegment() async {
        await #expect(processExitsWith: .failure) { _ = RoutePattern("/a//b") }
    }

    @Test("Has no empty segment at its end")
    func hasNoEmptySegmentAtItsEnd() async {
        await #expect(processExitsWith: .failure) { _ = RoutePattern("/a/") }
    }
}
