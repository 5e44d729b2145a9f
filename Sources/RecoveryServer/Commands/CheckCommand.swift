import ContactRequests
import Content
import Glibc
import RecoveryAPI

/// `recovery-server check`: reads all content as `serve` would, and as an editor would, and names every fault.
struct CheckCommand {
    let configuration: Configuration

    init(_ configuration: Configuration) { self.configuration = configuration }

    func run() -> ExitStatus {
        let folder = ResourcesFolder.locate(configuration.resources)
        let inspection = ContentRepository.inspect(
            resources: folder, takenPaths: RouteTable.fixedPaths, today: CalendarDate(secondsSince1970: time(nil)))
        for warning in inspection.warnings { complain("warning: \(warning)") }
        var faults = inspection.faults + (inspection.unrecorded?.faults ?? [])
        do throws(ContentFaults) {
            _ = try APIDescription.load(resources: folder)
        } catch {
            faults += error.faults
        }
        let consent = PublishedConsent.load(resources: folder, providerName: configuration.providerName)
        if case .failure(let fault) = consent { complain(fault.message) }
        if !faults.isEmpty { complain(ContentFaults(faults).report) }
        guard faults.isEmpty, case .success = consent, let content = inspection.content else { return .failure }
        say(Self.summary(of: content))
        return .success
    }

    private static func summary(of content: ContentRepository) -> String {
        let counts = content.collections.map { "\($0.entries.count) \($0.kind.folder)" }
        return "content is well: \(counts.joined(separator: ", ")), \(content.sources.count) sources"
    }
}

extension ContentFaults {
    /// Every fault on its line, and how many there are.
    var report: String {
        "\(description)\n\(faults.count) \(faults.count == 1 ? "fault" : "faults") in the content"
    }
}
