import Content
import ContentSearch
import Testing

@Suite("Search")
struct SearchTests {
    @Test(
        "Crisis lines come where the words ask for them, slips and half-typed words included",
        arguments: [
            ("suicide", "988"), ("i want to die", "988"), ("kill myself", "988"), ("KILL MYSELF!!!", "988"),
            ("suicidal thoughts at night", "988"), ("suicde", "988"),
            ("can't go on", "988"), ("self-harm", "988"), ("overdose", "911"), ("he overdosed", "911"),
            ("overdoze", "911"), ("od", "911"),
            ("my friend is not breathing", "911"), ("won’t wake up", "911"),
            ("domestic violence", "domestic-violence-hotline"),
            ("my husband hits me", "domestic-violence-hotline"), ("abusive partner", "domestic-violence-hotline"),
            ("DV", "domestic-violence-hotline"),
            ("raped", "sexual-assault-hotline"), ("poisoned", "poison-help"), ("the shakes", "911"),
            ("veteran suicide", "veterans-crisis-line"),
            ("hotline", "samhsa-helpline"), ("ayuda con drogas", "samhsa-helpline"), ("sobredosis", "911"),
            ("quiero morir", "988"),
        ])
    func crisisLinesCome(text: String, line: String) async throws {
        let search = try SearchUnderTest.get()
        let lines = search.crisis(try await search.page(text).crisis)
        #expect(lines.contains(line), "\(lines)")
        #expect(Set(lines).count == lines.count)
    }

    @Test(
        "The most urgent line is the first",
        arguments: [
            ("suicide", "988"), ("overdose", "911"), ("domestic violence", "domestic-violence-hotline"),
            ("veterans crisis", "veterans-crisis-line"),
        ])
    func mostUrgentFirst(text: String, line: String) async throws {
        let search = try SearchUnderTest.get()
        #expect(search.crisis(try await search.page(text).crisis).first == line)
    }

    @Test(
        "Where the words do not ask for them, no line pushes the hits down",
        arguments: [
            "rehab", "iop", "box breathing", "how long is detox", "insurance", "family therapy", "medicaid",
            "is my addiction bad enough",
        ])
    func noLinesOtherwise(text: String) async throws {
        #expect(try await SearchUnderTest.get().page(text).crisis.isEmpty)
    }

    @Test("A half-typed word brings them in type-ahead", arguments: ["suici", "overd", "i want to die", "kill myself"])
    func typeAheadBringsLines(text: String) throws {
        #expect(!(try SearchUnderTest.get().search.suggest(text).crisis.isEmpty))
    }

    @Test(
        "Letter case, accents, apostrophes, hyphens, and ways to write numbers make no difference",
        arguments: [
            ("IOP", "iop"), ("desintoxicación", "desintoxicacion"),
            ("living one's best life", "Living One’s Best Life"), ("self-love", "self love"),
            ("12 step programs", "twelve step programs"), ("inpatient vs outpatient", "inpatient versus outpatient"),
            ("inpatient vs. outpatient", "inpatient vs outpatient"),
            ("cafe\u{301}", "café"), ("rehab", "  rehab?! "),
        ])
    func formsAreAlike(one: String, other: String) async throws {
        let search = try SearchUnderTest.get()
        // The last word is finished in all of them.
        #expect(try await search.paths(one + " ") == search.paths(other + " "))
    }

    @Test("Words between quotes have to stand in a row")
    func phrasesHold() async throws {
        let search = try SearchUnderTest.get()
        let page = try await search.page("\"people, places and things\"", limit: 50)
        #expect(page.totalCount > 0)
        let words = try await search.page("people places things", limit: 50)
        #expect(page.totalCount < words.totalCount)
        let none = try await search.page("\"things places people\"")
        #expect(none.totalCount == 0)
        #expect(!none.suggestions.isEmpty)
    }

    @Test("A type keeps all others out, and changes no order")
    func filtersByKind() async throws {
        let search = try SearchUnderTest.get()
        let all = try await search.page("treatment", limit: 50)
        for kind in CollectionKind.all {
            let page = try await search.page("treatment", kind: kind, limit: 50)
            #expect(page.hits.allSatisfy { search.content.entries[$0.entry].kind == kind })
            let expected = all.hits.map(\.entry).filter { search.content.entries[$0].kind == kind }
            #expect(Array(page.hits.map(\.entry).prefix(expected.count)) == expected)
        }
    }

    @Test("Pages of any size are the same list, cut")
    func pagesAreOneList() async throws {
        let search = try SearchUnderTest.get()
        for query in ["treatment", "rehab", "alcohol withdrawal"] {
            let whole = try await search.page(query, limit: 50).hits
            for limit in [1, 3, 10] {
                var hits: [SearchHit] = []
                var cursor: String?
                repeat {
                    let page = try await search.page(query, limit: limit, cursor: cursor)
                    hits += page.hits
                    cursor = page.nextCursor
                } while cursor != nil && hits.count < whole.count
                #expect(Array(hits.prefix(whole.count)) == whole, "\(query) by \(limit)")
            }
        }
    }

    @Test("The last page ends, and a cursor holds for its query alone")
    func cursorsHold() async throws {
        let search = try SearchUnderTest.get()
        var page = try await search.page("methadone", limit: 50)
        var count = page.hits.count
        while let cursor = page.nextCursor {
            page = try await search.page("methadone", limit: 50, cursor: cursor)
            count += page.hits.count
        }
        #expect(count == page.totalCount)
        let cursor = try #require(try await search.page("treatment", limit: 1).nextCursor)
        for text in [cursor + "0000000", "x" + cursor, "", "-", "0-0", cursor.replacing("-", with: "")] {
            let result = await search.result(SearchQuery(text: "treatment", cursor: text))
            #expect(throws: SearchFailure.unknownCursor) { try result.get() }
        }
        let other = await search.result(SearchQuery(text: "rehab", cursor: cursor))
        #expect(throws: SearchFailure.unknownCursor) { try other.get() }
    }

    @Test("A queue that is full refuses at once, and what waits is answered all the same")
    func fullQueueRefuses() async throws {
        let content = try SearchUnderTest.get().content
        let search = try ContentSearch(content, workerCount: 1, waitingCountMaximum: 8)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        search.search(SearchQuery(text: "how long does rehab take")) { result in
                            continuation.resume(returning: (try? result.get()) != nil)
                        }
                    }
                }
            }
            var outcomes: [Bool] = []
            for await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
        #expect(outcomes.count == 200)
        #expect(outcomes.contains(true))
        // Whatever was refused, there is room again.
        let last = await withCheckedContinuation { continuation in
            search.search(SearchQuery(text: "detox")) { continuation.resume(returning: $0) }
        }
        #expect(try !last.get().hits.isEmpty)
    }

    @Test("With no room at all, every search is refused")
    func noRoomRefuses() async throws {
        let search = try ContentSearch(try SearchUnderTest.get().content, workerCount: 1, waitingCountMaximum: 0)
        let result = await withCheckedContinuation { continuation in
            search.search(SearchQuery(text: "detox")) { continuation.resume(returning: $0) }
        }
        #expect(throws: SearchFailure.queueFull) { try result.get() }
    }

    @Test("What was typed does not show when a query is printed")
    func queriesAreRedacted() {
        let query = SearchQuery(text: "canary in distress", cursor: "canary")
        #expect(!"\(query)".contains("canary"))
        #expect(!String(reflecting: query).contains("canary"))
        var dumped = ""
        dump(query, to: &dumped)
        #expect(!dumped.contains("canary"))
    }
}
