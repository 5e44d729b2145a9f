import Glibc

/// How many descriptors this process may have open.
package enum DescriptorLimit {
    /// Raises the limit to `count` where the system lets us; the limit that then holds.
    package static func raise(to count: Int) -> Int {
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        guard limit.rlim_cur < count else { return Int(clamping: limit.rlim_cur) }
        var raised = rlimit(rlim_cur: rlim_t(count), rlim_max: max(limit.rlim_max, rlim_t(count)))
        guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 else {
            return Int(clamping: limit.rlim_cur)
        }
        return count
    }
}
