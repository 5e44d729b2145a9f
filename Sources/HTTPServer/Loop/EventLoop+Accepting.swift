import Glibc
import HTTP

/// Taking connections, as far as there is room for them.
extension EventLoop {
    /// Connections accepted in one go, so that those who are here already get their turn.
    private static let acceptCountMaximum = 64

    func acceptConnections() { acceptConnections(atMost: Self.acceptCountMaximum) }

    /// Everything that waits in the kernel, before the listener is closed.
    func acceptRest() { acceptConnections(atMost: ListeningSocket.backlog) }

    private func acceptConnections(atMost countMaximum: Int) {
        for _ in 0..<countMaximum {
            if peers.isFull, connections.longestIdle() == nil { return pauseAccepting() }
            guard let accepted = listener?.accept() else { return }
            switch accepted.outcome {
            case .done(let number):
                makeRoom()
                admit(Descriptor(owning: Int32(number)), accepted.peer)
            case .wouldBlock: return
            case .failed(let error):
                // The rest are faults of that one connection (ECONNABORTED and what accept(2) lists beside it): take the next.
                guard [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(error.code) else { continue }
                guard listener?.hasWaitingConnection == true else { return }
                guard let idle = connections.longestIdle() else { return pauseAccepting() }
                evict(idle)
            }
        }
    }

    private func evict(_ idle: Connection) {
        observer?.connectionChanged(.evicted)
        close(idle)
    }

    /// When the server is full, as when descriptors run out, the connection of this loop that has been idle for longest gives way: keeping a silent one and
    /// turning away somebody who has a question would let anybody shut us with patience alone.
    private func makeRoom() {
        if peers.isFull, let idle = connections.longestIdle() { evict(idle) }
    }

    private func admit(_ descriptor: consuming Descriptor, _ peer: PeerAddress?) {
        // Beyond its share an address is closed without a word: an answer would be work for the flood that this is against.
        guard let peer, peers.enter(peer) else {
            observer?.connectionChanged(.refused(.tooManyOfAddress))
            return
        }
        let number = descriptor.number
        let token = connections.reserve()
        do {
            try setOption(number, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
            try epoll.add(number, .reading, token: token.bits)
        } catch {
            peers.leave(peer)
            observer?.connectionChanged(.refused(.failed))
            return
        }
        observer?.connectionChanged(.accepted)
        let connection = Connection(descriptor, peer: peer, token: token, limits: configuration.limits)
        connection.waitingSince = clock.milliseconds
        connections.insert(connection, deadline: clock.milliseconds + allowances[.forHead])
    }

    /// Without a descriptor or room to give, the listener would fire again and again for the same connection. It rests until another loop has made
    /// room, at the latest until the next tick; those who wait are in the kernel's queue.
    private func pauseAccepting() {
        guard !isAcceptingPaused, let number = listener?.descriptor.number else { return }
        observer?.connectionChanged(.acceptingPaused)
        isAcceptingPaused = (try? epoll.remove(number)) != nil
        for loop in others { loop.makeRoom(for: self) }
    }

    /// Lets the longest idle connection go because another loop has none to give.
    private func makeRoom(for other: EventLoop) {
        queue.async { [self] in
            guard let idle = connections.longestIdle() else { return }
            evict(idle)
            other.queue.async { other.resumeAccepting() }
        }
    }

    func resumeAccepting() {
        guard isAcceptingPaused, let number = listener?.descriptor.number else { return }
        isAcceptingPaused = (try? epoll.add(number, .accepting, token: Self.listenerToken)) == nil
    }
}
