import CProcess
import Glibc

/// The processor cores of this machine.
enum Cores {
    static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// As many arenas of the heap as cores, and not eight times as many: what one thread gave back, another that comes after it can have. Threads beyond
    /// that seldom want memory at the same time.
    static func shareHeap() { mallopt(M_ARENA_MAX, Int32(clamping: count)) }
}
