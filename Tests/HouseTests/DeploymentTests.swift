import TestSupport
import Testing

/// What the Dockerfile says, the manifests repeat: an engine, a composition and a cluster run the same thing in the same way.
@Suite("The container's files")
struct DeploymentTests {
    private let repository = Repository()
    private let dockerfile: String
    private let compose: String
    private let set: String

    init() {
        dockerfile = repository.text("Dockerfile")
        compose = repository.text("compose.yaml")
        set = repository.text("Operations/kubernetes/statefulset.yaml")
    }

    @Test("The image holds one stage's files and no system")
    func imageIsBare() throws {
        let last = try #require(dockerfile.split(separator: "\nFROM ").last)
        #expect(last.hasPrefix("scratch\n"))
        #expect(!last.contains("\nRUN "))
        #expect(dockerfile.contains("Scripts/setup build") && dockerfile.contains("setup runtime"))
    }

    @Test("They run as the same user, without rights, on a root that nobody writes to")
    func runConfined() {
        for line in ["USER 10001:10001", "--chown=10001:10001"] { #expect(dockerfile.contains(line), "\(line)") }
        for line in ["read_only: true", "user: \"10001:10001\"", "cap_drop: [ALL]", "no-new-privileges:true"] {
            #expect(compose.contains(line), "\(line)")
        }
        let lines = [
            "runAsUser: 10001", "runAsNonRoot: true", "readOnlyRootFilesystem: true", "drop: [ALL]",
            "allowPrivilegeEscalation: false", "type: RuntimeDefault", "automountServiceAccountToken: false",
        ]
        for line in lines { #expect(set.contains(line), "\(line)") }
        #expect(repository.text("Scripts/container-root").contains("user=10001\n"))
    }

    @Test("They give the drain its time, one pod its volume, and the store its place")
    func keepWhatIsKept() throws {
        let deadlines = repository.text("Sources/HTTPServer/ServerConfiguration.swift")
        #expect(deadlines.contains("var drain = Duration.seconds(10)"), "the grace periods stand on this")
        #expect(compose.contains("stop_grace_period: 20s"))
        #expect(set.contains("terminationGracePeriodSeconds: 30"))
        #expect(set.contains("replicas: 1\n") && set.contains("[ReadWriteOncePod]"))
        for text in [dockerfile, compose, set] { #expect(text.contains("/var/lib/recovery-server")) }
    }

    @Test("The cluster's image is of this version")
    func versionAgrees() throws {
        let source = repository.text("Sources/RecoveryAPI/ServerVersion.swift")
        let version = try #require(source.firstMatch(of: /number = "([^"]+)"/)).output.1
        #expect(set.contains("image: recovery-server:\(version)\n"))
    }

    @Test("Every manifest is in the list that is applied")
    func manifestsAreListed() {
        let list = repository.text("Operations/kubernetes/kustomization.yaml")
        for file in repository.files(below: "Operations/kubernetes") where !file.hasSuffix("kustomization.yaml") {
            let name = file.split(separator: "/").last ?? ""
            #expect(list.contains("  - \(name)\n"), "\(file)")
        }
    }
}
