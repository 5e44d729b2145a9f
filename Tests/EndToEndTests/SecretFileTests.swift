import Testing

@testable import RecoveryServer

@Suite("Files with secrets")
struct SecretFileTests {
    private static let root: UInt32 = 0
    private static let server: UInt32 = 10_001

    @Test("Our own file is for us alone", arguments: [(0o600, true), (0o400, true), (0o640, false), (0o604, false)])
    func keepsOwnFile(mode: UInt32, isSecret: Bool) {
        #expect(SecretFile.isSecret(mode, owner: Self.server, reader: Self.server) == isSecret)
        // Where we are root, a group is others.
        #expect(SecretFile.isSecret(mode, owner: Self.root, reader: Self.root) == isSecret)
    }

    @Test(
        "root's file may be opened to us by our group, and written by root alone",
        arguments: [(0o640, true), (0o440, true), (0o660, false), (0o650, false), (0o644, false), (0o642, false)])
    func takesRootsFile(mode: UInt32, isSecret: Bool) {
        #expect(SecretFile.isSecret(mode, owner: Self.root, reader: Self.server) == isSecret)
    }
}
