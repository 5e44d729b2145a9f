import CEpoll
import Glibc

/// Where to listen: an address of this machine and a port.
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

    var family: Int32 { Int32(storage.ss_family) }

    /// The same address with the port that the kernel chose for the first socket. The port stands at the same place in both families.
    func withPort(_ port: UInt16) -> SocketAddress {
        var copy = self
        unsafe withUnsafeMutableBytes(of: &copy.storage) { bytes in
            unsafe bytes.storeBytes(of: port.bigEndian, toByteOffset: 2, as: UInt16.self)
        }
        return copy
    }

    func withSocketAddress(
        _ body: (UnsafePointer<sockaddr>, socklen_t) throws(SystemError) -> Void
    ) throws(SystemError) {
        try unsafe withUnsafePointer(to: storage) { pointer throws(SystemError) in
            try unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address throws(SystemError) in
                try unsafe body(address, length)
            }
        }
    }

    static func localPort(of number: Int32) throws(SystemError) -> UInt16 {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(number, $0, &length) }
        }
        try checked(result)
        return unsafe withUnsafeBytes(of: storage) {
            unsafe UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self))
        }
    }
}
