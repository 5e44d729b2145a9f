import CEpoll
import Glibc

/// Where a socket listens: an address of this machine and a port.
package struct SocketAddress: Sendable {
    private var storage: sockaddr_storage
    private let length: socklen_t

    /// The address of a host, by number or by a name that this machine knows without asking the network's.
    ///
    /// - Throws: ``ServerStartError/unknownHost(_:)``
    package init(host: String, port: UInt16) throws(ServerStartError) {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = recovery_sock_stream
        unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, String(port), &hints, &found) == 0, let first = unsafe found,
            let address = unsafe first.pointee.ai_addr
        else { throw .unknownHost(host) }
        defer { unsafe freeaddrinfo(found) }
        length = unsafe first.pointee.ai_addrlen
        var storage = sockaddr_storage()
        let byteCount = min(Int(length), MemoryLayout<sockaddr_storage>.size)
        unsafe withUnsafeMutableBytes(of: &storage) { target in
            unsafe target.copyMemory(from: UnsafeRawBufferPointer(start: address, count: byteCount))
        }
        self.storage = storage
    }

    /// The address that a socket has.
    init(localOf number: Int32) throws(SystemError) {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(number, $0, &length) }
        }
        try checked(result)
        self.storage = storage
        self.length = length
    }

    var family: Int32 { Int32(storage.ss_family) }

    /// It stands at the same place in both families.
    var port: UInt16 {
        unsafe withUnsafeBytes(of: storage) {
            unsafe UInt16(bigEndian: $0.load(fromByteOffset: Self.portOffset, as: UInt16.self))
        }
    }

    private static let portOffset = 2

    /// Host in numbers and port, as they stand in a URL: `127.0.0.1:80`, `[::1]:80`.
    var authority: String? {
        var name = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN) + 1)
        let result = unsafe withSocketAddress { pointer, length in
            unsafe getnameinfo(pointer, length, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
        }
        guard result == 0 else { return nil }
        let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// The same address with the port that the kernel chose for the first socket.
    func withPort(_ port: UInt16) -> SocketAddress {
        var copy = self
        unsafe withUnsafeMutableBytes(of: &copy.storage) { bytes in
            unsafe bytes.storeBytes(of: port.bigEndian, toByteOffset: Self.portOffset, as: UInt16.self)
        }
        return copy
    }

    func withSocketAddress<Outcome, Failure: Error>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) throws(Failure) -> Outcome
    ) throws(Failure) -> Outcome {
        try unsafe withUnsafePointer(to: storage) { pointer throws(Failure) in
            try unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address throws(Failure) in
                try unsafe body(address, length)
            }
        }
    }
}
