import Content
import TestSupport
import Testing

@Suite("What readers look for")
struct QualityTests {
    @Test("Every query of the table is about entries that exist, and there are enough of them")
    func tableIsSound() throws {
        let search = try SearchUnderTest.get()
        let paths = Set(search.content.entries.indices.map(search.path))
        for row in QueryTable.rows { #expect(paths.isSuperset(of: row.paths), "\(row.query)") }
        #expect(QueryTable.rows.count >= 120)
        #expect(Set(QueryTable.rows.map(\.query)).count == QueryTable.rows.count)
    }

    @Test("At least 95 % of the queries find their entry where it should stand")
    func queriesFindTheirEntries() async throws {
        let search = try SearchUnderTest.get()
        var missed: [String] = []
        for row in QueryTable.rows {
            let found = try await search.paths(row.query, limit: 3)
            if Set(found.prefix(row.rankMaximum)).isDisjoint(with: row.paths) {
                missed.append("\(row.query): \(found.joined(separator: ", "))")
            }
        }
        let least = QueryTable.rows.count * 95 / 100
        #expect(QueryTable.rows.count - missed.count >= least, "\(missed.joined(separator: "\n"))")
    }

    @Test("Each word of each synonym row finds one of its entries among the first three, or its crisis lines")
    func synonymsFindTheirEntries() async throws {
        let search = try SearchUnderTest.get()
        #expect(search.content.synonyms.count >= 149)
        for synonym in search.content.synonyms {
            for word in synonym.words {
                let page = try await search.page(word, limit: 3)
                let found = page.hits.map { search.path($0.entry) }
                let wanted = synonym.entries.map { "\($0.kind.folder)/\($0.id)" }
                if wanted.isEmpty {
                    #expect(Set(search.crisis(page.crisis)).isSuperset(of: synonym.crisis.map(\.id)), "\(word)")
                } else {
                    #expect(!Set(found).isDisjoint(with: wanted), "\(word): \(found)")
                }
            }
        }
    }

    @Test("\"rehab\" alone leads to the places, in the order that the editors chose")
    func rehabAlone() async throws {
        let found = try await SearchUnderTest.get().paths("rehab", limit: 4)
        #expect(
            found == [
                "programs/inpatient-rehab", "programs/residential-addiction-treatment", "programs/iop",
                "topics/choosing-a-rehab",
            ])
    }
}
