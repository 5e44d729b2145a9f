import Glibc
import Metrics

/// What the kernel says of this process. What it does not say is left out.
enum ProcessFigures {
    static func families() -> [MetricFamily] {
        let stat = text(of: "/proc/self/stat").split(separator: ")").last?.split(separator: " ") ?? []
        // proc(5): the fields behind the command's name begin with the third.
        func field(_ number: Int) -> UInt64? { stat.count > number - 3 ? UInt64(stat[number - 3]) : nil }
        let hertz = UInt64(max(1, sysconf(Int32(_SC_CLK_TCK))))
        let second: UInt64 = 1_000_000_000
        let time = field(14).flatMap { user in field(15).map { (user + $0) * second / hertz } }
        let start = field(22).flatMap { ticks in bootTime.map { $0 * second + ticks * second / hertz } }
        let resident = field(24).map { Int($0) * Int(sysconf(Int32(_SC_PAGESIZE))) }
        return [
            family(MetricCatalogue.residentMemory, resident.map { .integer($0) }),
            family(MetricCatalogue.openDescriptors, openDescriptorCount.map { .integer($0) }),
            family(MetricCatalogue.maximumDescriptors, .integer(Int(sysconf(Int32(_SC_OPEN_MAX))))),
            family(MetricCatalogue.processorTime, time.map { .nanoseconds($0) }),
            family(MetricCatalogue.startTime, start.map { .nanoseconds($0) }),
        ]
    }

    private static func family(_ definition: MetricFamily.Definition, _ value: MetricFamily.Value?) -> MetricFamily {
        MetricFamily(definition, value.map { [MetricFamily.Sample($0)] } ?? [])
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    private static let bootTime: UInt64? = {
        let line = text(of: "/proc/stat").split(separator: "\n").first { $0.hasPrefix("btime ") }
        return line.flatMap { UInt64($0.dropFirst(6)) }
    }()

    private static var openDescriptorCount: Int? {
        guard let folder = unsafe opendir("/proc/self/fd") else { return nil }
        defer { unsafe closedir(folder) }
        var count = 0
        while unsafe readdir(folder) != nil { count += 1 }
        // Without ".", ".." and the one that reads this.
        return max(0, count - 3)
    }

    private static func text(of path: String) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        // 1 MiB at most: /proc/stat has a line for every interrupt.
        for _ in 0..<256 {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
