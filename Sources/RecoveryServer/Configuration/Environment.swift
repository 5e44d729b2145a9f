import Content
import Glibc

/// The environment that the process was started with.
enum Environment {
    static let prefix = "RECOVERY_"
    /// Kubernetes gives every container variables about each Service of its name space (`RECOVERY_SERVER_SERVICE_HOST`): those of one that is called
    /// like this program are nobody's mistake.
    private static let servicePrefix = "RECOVERY_SERVER_"

    /// Every variable that begins like ours.
    static var current: [String: String] {
        var values: [String: String] = [:]
        var next = unsafe environ
        while let entry = unsafe next.pointee {
            let parts = unsafe String(cString: entry).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, parts[0].hasPrefix(prefix) { values[String(parts[0])] = String(parts[1]) }
            unsafe next += 1
        }
        return values
    }

    /// Any variable, whosever it is.
    static func value(of name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }

    /// A line for each variable that sets nothing. A warning and no fault: the environment is often somebody else's to write, and an old name left in
    /// it should not keep a server down.
    static func warnings(about environment: [String: String]) -> [String] {
        let known = Setting.all.compactMap(\.variable)
        return environment.keys.filter { !known.contains($0) && !$0.hasPrefix(servicePrefix) }.sorted().map {
            "warning: the variable \($0) sets nothing.\(Suggestion.sentence(for: $0, among: known))"
        }
    }
}
