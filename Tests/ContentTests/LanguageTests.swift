import Content
import Testing

@Suite("The language of the content")
struct LanguageTests {
    /// The fact sheet's 4.6. A `title`, `alsoKnownAs` or `note` may be another's name for the thing, and institutes keep theirs.
    @Test("Is person-first", arguments: PublishedContent.entryFiles)
    func isPersonFirst(file: String) throws {
        let avoided =
            #/\b(addicts?|junkies?|alcoholics?(?! Anonymous)|(substance|drug|alcohol) abuse(rs?)?(?! and Alcoholism| and Mental Health)|abusers?|stay(ing)? clean|get(ting)? clean|clean and sober|dirty|drug habit|non-?compliant|committed suicide|failed treatment|opioid replacement|medication-assisted|suffer(s|ing)? from|battl(es|ing) addiction)\b/#
            .ignoresCase()
        let document = try PublishedContent.document(file)
        for key in ["text", "summary", "statement", "items", "goals", "suitedTo", "notEnoughFor", "steps", "cautions"] {
            for text in document.strings(under: key) {
                let text = text.replacing("National Institute on Drug Abuse", with: "")
                let hits = text.matches(of: avoided).map { String($0.output.0) }
                #expect(hits.isEmpty, "\(file): \(hits) in: \(text)")
            }
        }
    }

    /// The fact sheet's 4.5: no cure, no promise, no personal odds.
    @Test("Promises nothing", arguments: PublishedContent.entryFiles)
    func promisesNothing(file: String) throws {
        let promise = #/\b(will cure|cures addiction|guarantee(s|d)?|your chance of (success|recovery) is)\b/#
            .ignoresCase()
        for text in try PublishedContent.document(file).strings {
            #expect(text.firstMatch(of: promise) == nil, "\(file): \(text)")
        }
    }

    @Test("Reads at grade nine and a half at most, and long enough to help")
    func readsEasily() throws {
        for entry in try PublishedContent.entries() {
            let readability = Readability(of: entry.passages)
            #expect(readability.grade <= 9.5, "\(entry.path): grade \(readability.grade)")
            let minimum = [.relapsePreventionTool, .faq].contains(entry.kind) ? 250 : 350
            #expect((minimum...1_000).contains(readability.wordCount), "\(entry.path): \(readability.wordCount) words")
        }
    }
}
