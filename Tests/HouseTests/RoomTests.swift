import Testing
import TestSupport

/// The rooms of the house and what each may import. An incremental build accepts an import that the package does not declare; this does not.
private let rooms: [String: Set<String>] = [
    // Row 2
    "JSON": ["CJansson"],
    "Hashing": ["CNettle"],
    "Compression": ["CZlib"],
    "Locking": ["Glibc", "Dispatch"],
    "Metrics": [],
    "SQLite": ["CSQLite"],
    // Row 3, pure: no sockets, no queues of their own. HTTP needs the standard library alone.
    "HTTP": [],
    "Content": ["JSON", "Hashing", "Locking", "Glibc"],
    "ContactRequests": ["JSON", "Hashing"],
    // Row 4, adapters
    "HTTPServer": ["HTTP", "Locking", "CEpoll", "Glibc", "Dispatch"],
    "SQLiteStorage": [
        "ContactRequests", "Hashing", "Locking", "Metrics", "SQLite", "CSQLite", "Glibc", "Dispatch",
    ],
    "ContentSearch": ["Content", "Locking", "SQLite", "Glibc", "Dispatch"],
    "Observation": ["HTTP", "Metrics", "Locking", "JSON", "Glibc", "Dispatch", "Synchronization"],
    "RecoveryAPI": [
        "HTTP", "Content", "ContactRequests", "JSON", "Hashing", "Locking", "Compression", "Synchronization",
        "Dispatch",
    ],
    // Row 5, composition
    "RecoveryServer": [
        "HTTP", "HTTPServer", "Content", "ContactRequests", "SQLiteStorage", "ContentSearch", "RecoveryAPI",
        "Observation", "JSON", "Metrics", "Locking", "CProcess", "Glibc", "Dispatch", "Synchronization",
    ],
]

/// Row 1: a module map and a shim, no code of ours to speak of.
private let systemLibraries: Set = ["CEpoll", "CJansson", "CNettle", "CProcess", "CSQLite", "CZlib"]

@Suite("The rooms of the house")
struct RoomTests {
    private let repository = Repository()

    @Test("Every folder of Sources is a room or a system library")
    func everyFolderIsARoom() {
        #expect(Set(repository.folders(in: "Sources")) == systemLibraries.union(rooms.keys))
    }

    @Test("A module imports only what its room may", arguments: rooms.keys.sorted())
    func importsOnlyLowerRooms(module: String) {
        let files = repository.files(below: "Sources/\(module)").filter { $0.hasSuffix(".swift") }
        #expect(!files.isEmpty)
        for file in files {
            let foreign = imports(of: file).subtracting(rooms[module] ?? [])
            #expect(foreign.isEmpty, "\(file) imports \(foreign.sorted())")
        }
    }

    @Test("What a room may import, something in it does import", arguments: rooms.keys.sorted())
    func permissionsAreUsed(module: String) {
        let used = repository.files(below: "Sources/\(module)").filter { $0.hasSuffix(".swift") }.map(imports)
        let unused = (rooms[module] ?? []).subtracting(used.reduce(into: []) { $0.formUnion($1) })
        #expect(unused.isEmpty, "\(module) may import \(unused.sorted()) and does not")
    }

    @Test("A system library holds a module map and a shim", arguments: systemLibraries.sorted())
    func systemLibrariesHoldNoCode(library: String) {
        #expect(
            repository.files(below: "Sources/\(library)").map { $0.split(separator: "/").last ?? "" }
                == ["module.modulemap", "shim.h"])
    }

    @Test("The product has no package dependency and no Foundation")
    func standsAlone() {
        #expect(!repository.text("Package.swift").contains(".package("))
        for file in repository.files(below: "Sources") where file.hasSuffix(".swift") {
            #expect(imports(of: file).isDisjoint(with: ["Foundation", "FoundationEssentials"]), "\(file)")
        }
    }

    /// The module names of all import lines, also of `package import X` and `import struct X.Y`.
    private func imports(of file: String) -> Set<String> {
        var modules: Set<String> = []
        for line in repository.text(file).split(separator: "\n") {
            var words = line.split(separator: " ").filter { !$0.hasPrefix("@") }[...]
            if ["package", "public", "internal", "private", "fileprivate"].contains(words.first) {
                words = words.dropFirst()
            }
            guard words.first == "import", let module = words.last?.split(separator: ".").first else { continue }
            modules.insert(String(module))
        }
        return modules
    }
}
