import Testing
import TestSupport

@Suite("The form of the house")
struct FormTests {
    private let repository = Repository()

    @Test("No Swift file is longer than one sitting")
    func filesAreShort() {
        for folder in ["Sources", "Tests"] {
            for file in repository.files(below: folder) where file.hasSuffix(".swift") {
                let lines = repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).count - 1
                #expect(lines <= 400, "\(file) has \(lines) lines")
            }
        }
    }

    /// What is run has no ending; with one, it is read by those that are.
    private static let scripts = Repository().files(below: "Scripts").filter { !$0.contains(".") }

    @Test("Scripts can be run and explain themselves", arguments: scripts)
    func scriptsAreExecutable(script: String) {
        #expect(repository.isExecutable(script))
        #expect(repository.text(script).contains("--help"))
        #expect(repository.text(script).contains("set -euo pipefail"))
    }

    @Test("Continuous integration calls the test script")
    func integrationCallsTheTests() {
        #expect(repository.isExecutable(".ci/run"))
        #expect(repository.text(".ci/run").contains("Scripts/test"))
    }

    @Test("The README begins with the two commands")
    func readmeNamesTheCommands() {
        let beginning = repository.text("README.md").split(separator: "\n").prefix(30).joined(separator: "\n")
        #expect(beginning.contains("Scripts/server"))
        #expect(beginning.contains("Scripts/test"))
    }

    @Test("System packages stand in one place")
    func packagesStandOnce() {
        #expect(repository.text("Scripts/packages.txt").contains("libjansson-dev"))
        for file in ["Dockerfile", "Scripts/server", "Scripts/test", "Scripts/setup", "README.md", ".ci/run"] {
            #expect(!repository.text(file).contains("libjansson"), "\(file) names a package of Scripts/packages.txt")
        }
    }
}
