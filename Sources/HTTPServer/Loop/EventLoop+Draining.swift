import CEpoll
import Glibc
import HTTP

/// Ending without leaving anybody's question unanswered.
///
/// A connection that is closed with a request on its way takes the request along, and so does a listener with a connection in its queue. The kernel
/// has no call for "close if nothing has come", so what is closed is first kept from getting anything: a listener by filters in the kernel,
/// a connection by the fact that its client has said nothing for longer than a request takes to arrive.
extension EventLoop {
    /// Stops accepting, closes idle connections, lets the others finish their request within `milliseconds`, and calls back when none is left.
    func drain(withinMilliseconds milliseconds: Int64, _ whenDrained: @escaping @Sendable () -> Void) {
        queue.async { [self] in
            clock.update()
            self.whenDrained = whenDrained
            drainDeadline = clock.milliseconds + milliseconds
            // With a listener that others have as well, nothing is lost: what we leave, they take.
            listenerDeadline = clock.milliseconds + (listener?.isOwn == true ? quietMilliseconds : 0)
            listener?.turnAway(beyond: others.count + 1)
            continueDrain()
            quickenTimer()
        }
    }

    var isDraining: Bool { whenDrained != nil }
    var isDrained: Bool { connections.count == 0 && listener == nil }

    private var quietMilliseconds: Int64 { configuration.deadlines.quiet.wholeMilliseconds }

    /// Closes what may be closed now.
    func continueDrain() {
        if clock.milliseconds >= listenerDeadline { closeListener() }
        closeSilent()
        if clock.milliseconds >= drainDeadline {
            closeListener()
            for connection in connections.all { close(connection) }
        }
        finishDrainIfEmpty()
    }

    private func closeListener() {
        guard let number = listener?.descriptor.number else { return }
        if listener?.isOwn == true { acceptRest() }
        listener?.leaveOthers()
        // A socket that others have as well outlives our close, and epoll would go on telling us, and not them, who comes.
        if !isAcceptingPaused { _ = try? epoll.remove(number) }
        listener = nil
    }

    /// Idle connections whose clients have been silent for so long that nothing is on its way, and that have sent nothing since we last looked.
    private func closeSilent() {
        let since = clock.milliseconds - quietMilliseconds
        for connection in connections.all
        where connection.machine.isIdle && connection.output == nil && connection.waitingSince <= since {
            var byte: UInt8 = 0
            let number = connection.descriptor.number
            let outcome = systemCall { unsafe recv(number, &byte, 1, recovery_msg_peek) }
            if case .done(let count) = outcome, count > 0 { read(connection) } else { close(connection) }
        }
    }

    func finishDrainIfEmpty() {
        guard isDrained, let whenDrained else { return }
        self.whenDrained = {}
        whenDrained()
    }
}
