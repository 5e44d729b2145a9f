/// Bytes that never change and never move, so that a socket may be given their address without a copy.
// Unchecked, because a pointer is not Sendable: what it points to is written before the object is shared and never after.
@safe
package final class StableBytes: @unchecked Sendable {
    package let count: Int
    /// Good for `count` bytes for as long as this object lives.
    package let start: UnsafePointer<UInt8>

    package convenience init(_ bytes: [UInt8]) {
        unsafe self.init(count: bytes.count) { storage in
            unsafe bytes.withUnsafeBufferPointer { source in
                if let start = source.baseAddress { unsafe storage.initialize(from: start, count: source.count) }
            }
        }
    }

    /// In UTF-8.
    package convenience init(_ text: String) { self.init(Array(text.utf8)) }

    package convenience init(copying start: UnsafePointer<UInt8>, count: Int) {
        unsafe self.init(count: count) { storage in unsafe storage.initialize(from: start, count: count) }
    }

    private init(count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) {
        self.count = count
        let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, count))
        unsafe fill(storage)
        unsafe start = UnsafePointer(storage)
    }

    deinit { unsafe UnsafeMutablePointer(mutating: start).deallocate() }

    /// Copies the bytes of `range` behind `output`.
    package func append(_ range: Range<Int>, to output: inout [UInt8]) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "past the end")
        unsafe output.append(contentsOf: UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
    }

    /// The bytes as an array, for those who look at them rather than send them.
    package var array: [UInt8] { unsafe Array(UnsafeBufferPointer(start: start, count: count)) }
}
