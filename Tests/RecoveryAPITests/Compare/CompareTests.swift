import Content
import JSON
import TestSupport
import Testing

@Suite("GET /programs/compare")
struct CompareTests {
    private func compare(_ ids: String) throws -> JSONObject {
        let answer = try TestAPI.send("/programs/compare?ids=\(ids)")
        #expect(answer.status == 200, "\(answer.text)")
        return try answer.json()
    }

    private func row(_ key: String, in comparison: JSONObject) throws -> JSONObject {
        try #require(comparison.objects("attributes").first { $0.text("key") == key }, "\(key)")
    }

    @Test("Sets the typed attributes side by side, in the order asked for, and marks what differs")
    func alignsAttributes() throws {
        let comparison = try compare("iop,inpatient-rehab")
        #expect(comparison["ids"] == ["iop", "inpatient-rehab"])
        let setting = try row("care.setting", in: comparison)
        #expect(setting["values"]?.object?.keys == ["iop", "inpatient-rehab"])
        #expect(setting["values"] == ["iop": "outpatient", "inpatient-rehab": "mixed"])
        #expect(setting["differs"] == true && setting.text("label") == "Setting")
        #expect(try row("care.formats", in: comparison)["differs"] == false)
        let hours = try row("care.hoursPerWeek.minimum", in: comparison)
        #expect(hours["values"] == ["iop": 9])
        #expect(hours["differs"] == true && hours.text("unit") == "hours a week")
        #expect(hours.text("label") == "Hours of treatment a week, for adults, at least")
        #expect(try compare("inpatient-rehab,iop")["ids"] == ["inpatient-rehab", "iop"])
    }

    @Test("Has every attribute that one of them has, and its value to the letter")
    func isComplete() throws {
        let ids = ["detox", "php", "iop", "outpatient-rehab", "sober-living-homes"]
        let comparison = try compare(ids.joined(separator: ","))
        var found: [String: JSONObject] = [:]
        for row in comparison.objects("attributes") { found[try #require(row.text("key"))] = row }
        var expected: Set<String> = []
        for id in ids {
            let care = try #require(try TestAPI.send("/programs/\(id)").json()["care"]?.object)
            for (key, value) in care.leaves(below: "care") {
                expected.insert(key)
                #expect(found[key]?["values"]?.object?[id] == value, "\(id) \(key)")
            }
        }
        #expect(Set(found.keys) == expected)
        for row in found.values {
            #expect(row.text("label")?.isEmpty == false)
            let values = row["values"]?.object?.members.map(\.value) ?? []
            let isSame = values.count == ids.count && values.allSatisfy { $0.sorted == values[0].sorted }
            #expect(row["differs"] == .boolean(!isSame), "\(row)")
        }
    }

    @Test("Compares the evidence, and how they relate")
    func comparesEvidence() throws {
        let comparison = try compare("iop,inpatient-rehab")
        let values = try #require(comparison["evidence"]?.object?["values"]?.object)
        #expect(values.keys == ["iop", "inpatient-rehab"])
        #expect(values["iop"]?.object?.text("level")?.isEmpty == false)
        let relations = comparison.objects("relations").map { ($0.text("from"), $0.text("relation"), $0.text("to")) }
        #expect(relations.contains { $0 == ("iop", "comparedWith", "inpatient-rehab") })
    }

    @Test("Finds the prose that speaks of both, in sections and in whole entries")
    func findsProse() throws {
        let prose = try compare("iop,inpatient-rehab").objects("prose")
        #expect(prose.contains { $0.text("id") == "iop" && $0.text("section", "id")?.contains("inpatient") == true })
        #expect(prose.contains { $0.text("type") == "topic" && $0["section"] == nil })
        for passage in prose {
            #expect(passage["about"]?.array?.count == 2)
            let entry = try TestAPI.send(try #require(passage.text("href"))).json()
            if let section = passage.text("section", "id") {
                #expect(entry.objects("sections").contains { $0.text("id") == section })
            }
        }
        let others = try compare("outpatient-rehab,inpatient-rehab").objects("prose")
        #expect(others.contains { $0.text("href") == "/topics/inpatient-vs-outpatient" })
    }

    @Test("\"Intensive outpatient program\" is no outpatient rehab")
    func takesTheLongestName() throws {
        let prose = try compare("outpatient-rehab,inpatient-rehab").objects("prose")
        let section = try #require(
            try TestAPI.send("/programs/iop").json().objects("sections").first {
                $0.text("id")?.contains("inpatient") == true
            }
        )
        #expect(!prose.contains { $0.text("section", "id") == section.text("id") })
    }

    @Test("Aliases resolve, and the answer says so")
    func resolvesAliases() throws {
        let comparison = try compare("intensive-outpatient-programs,php")
        #expect(comparison["ids"] == ["iop", "php"])
        #expect(comparison["resolvedAliases"] == [["alias": "intensive-outpatient-programs", "id": "iop"]])
        #expect(comparison.text("links", "self") == "/programs/compare?ids=iop,php")
        #expect(try compare("iop,php")["resolvedAliases"] == nil)
    }

    @Test("Says whom to call, each line once")
    func namesCrisisLines() throws {
        let crisis = try compare("iop,detox").objects("crisis").compactMap { $0.text("id") }
        #expect(crisis.contains("988") && Set(crisis).count == crisis.count)
    }

    @Test("Is the same for the same ids, and 304 with its tag")
    func isStable() throws {
        let target = "/programs/compare?ids=iop,php"
        let one = try TestAPI.send(target)
        #expect(try TestAPI().send("GET", target).body == one.body)
        let tag = try #require(one["etag"])
        #expect(try TestAPI.send(target, fields: ["If-None-Match: \(tag)"]).status == 304)
        #expect(try TestAPI.send("HEAD", target)["etag"] == tag)
        #expect(try TestAPI.send(target, fields: ["Accept: text/csv"]).status == 406)
    }

    @Test(
        "Names every fault of what is asked for",
        arguments: [
            ("", ["Has to name 2 to 5"]), ("ids=iop", ["Has to name 2 to 5"]),
            ("ids=iop,php,detox,iop,php,detox", ["Has to name 2 to 5"]),
            ("ids=iop,iop", ["Names iop twice."]), ("ids=iop,intensive-outpatient-programs", ["Names iop twice."]),
            ("ids=iopp,phpp", ["no \"iopp\". Did you mean \"iop\"?", "no \"phpp\". Did you mean \"php\"?"]),
            ("ids=iop,", ["no \"\"."]), ("id=iop,php", ["Did you mean \"ids\"?", "Has to name 2 to 5"]),
            ("ids=iop,php&ids=iop,php", ["Stands more than once."]),
        ])
    func namesFaults(query: String, details: [String]) throws {
        let answer = try TestAPI.send("/programs/compare?\(query)")
        #expect(answer.status == 400)
        let faults = try answer.json().objects("errors").compactMap { $0.text("detail") }
        #expect(faults.count == details.count, "\(faults)")
        for (fault, detail) in zip(faults, details) { #expect(fault.contains(detail), "\(fault)") }
    }

    @Test("No program is called what the path is called")
    func isNotShadowed() throws {
        #expect(try !TestAPI.send("/programs").text.contains("\"/programs/compare\""))
    }
}

extension JSONObject {
    /// The values of nested objects, by their keys with dots between.
    fileprivate func leaves(below prefix: String) -> [(String, JSONValue)] {
        members.flatMap { member -> [(String, JSONValue)] in
            let key = "\(prefix).\(member.key)"
            return member.value.object.map { $0.leaves(below: key) } ?? [(key, member.value)]
        }
    }
}

extension JSONValue {
    /// The texts of a list in one order, for lists that are sets.
    fileprivate var sorted: [String] {
        (array ?? [self]).map { String(decoding: $0.encoded(), as: UTF8.self) }.sorted()
    }
}
