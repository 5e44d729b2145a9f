import Dispatch
import HTTPServer

/// Tells the service manager that we live, as often as it wants to hear it, and only when every loop has had a turn: a server whose loops hang is
/// restarted.
final class Watchdog {
    private let timer: any DispatchSourceTimer

    /// `nil` where nobody wants to hear.
    init?(of server: HTTPServer, for manager: ServiceManager) {
        guard let interval = manager.watchdogInterval else { return nil }
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "recovery-server.watchdog"))
        timer.setEventHandler { server.whenEveryLoopHasTurned { manager.isAlive() } }
        // Twice as often, as sd_watchdog_enabled(3) advises.
        let half = DispatchTimeInterval.microseconds(Int(interval / .microseconds(2)))
        timer.schedule(deadline: .now(), repeating: half, leeway: .milliseconds(1))
        timer.activate()
    }
}
