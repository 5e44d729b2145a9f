import TestSupport
import Testing

@Suite("`record-changes`")
struct RecordChangesTests {
    private static let sample = ResourcesCopy.sampleEntry

    private func run(_ copy: ResourcesCopy, _ arguments: [String] = []) throws -> ChildProcess.Outcome {
        try ServerProcess.run(["record-changes", "--resources", copy.path] + arguments)
    }

    private func check(_ copy: ResourcesCopy) throws -> ChildProcess.Outcome {
        try ServerProcess.run(["check", "--resources", copy.path])
    }

    @Test("Records what `check` misses, once")
    func records() throws {
        let copy = try ResourcesCopy()
        #expect(try run(copy).output == "nothing was changed since the ledger was last added to\n")
        try copy.addSampleEntry()
        let missed = try check(copy)
        #expect(missed.status == 1)
        #expect(
            missed.error.hasPrefix(
                "Content/\(Self.sample).json#: is new, and the ledger does not say so: run recovery-server record-changes\n"
            ))
        #expect(try run(copy).output == "created \(Self.sample)\n")
        #expect(try check(copy).status == 0)
    }

    @Test("Wants a reason for what is gone, and a replacement that is there")
    func wantsReasons() throws {
        let copy = try ResourcesCopy()
        try copy.addSampleEntry()
        #expect(try run(copy).status == 0)
        copy.remove("Content/\(Self.sample).json")
        let unexplained = try run(copy)
        #expect(unexplained.status == 1)
        #expect(unexplained.error == "nothing was recorded: \(Self.sample) is gone; say why with --reason\n")
        let misled = try run(copy, ["--reason", "Made up.", "--replaced-by", "programs/iopp"])
        #expect(misled.status == 1)
        #expect(misled.error.contains("there is no entry \"programs/iopp\". Did you mean \"programs/iop\"?"))
        let outcome = try run(copy, ["--reason", "Made up.", "--replaced-by", "programs/iop", "--urgent=on"])
        #expect(outcome.output == "withdrawn \(Self.sample)\n")
        let ledger = copy.text("Content/changes/00001.json")
        #expect(ledger.contains(#""reason":"Made up.","urgent":true,"replacedBy":"programs/iop"}"#))
        #expect(try check(copy).status == 0)
    }

    @Test("Records nothing that has faults")
    func refusesFaults() throws {
        let copy = try ResourcesCopy()
        let before = copy.text("Content/changes/00001.json")
        try copy.replace("\"overnightStay\": false", with: "\"overnightStay\": 0", in: "Content/programs/iop.json")
        let outcome = try run(copy)
        #expect(outcome.status == 1)
        #expect(outcome.error.hasSuffix("nothing was recorded: what has faults is not released\n"))
        #expect(copy.text("Content/changes/00001.json") == before)
    }
}
