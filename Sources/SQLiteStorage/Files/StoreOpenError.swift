import ContactRequests
import Glibc

/// Why a store cannot be opened, for the operator.
package enum StoreOpenError: Error, Equatable, Sendable {
    case directoryMissing(String)
    case notADirectory(String)
    /// Everybody may put files there, or take ours away.
    case directoryOpenToOthers(String)
    case directoryOfSomebodyElse(String)
    case fileMissing(String)
    case notAFile(String)
    case fileOfSomebodyElse(String)
    case foreignFile(String)
    case newerVersion(String, found: Int, known: Int)
    case system(String, errno: Int32)
    case failed(String, StoreFailure)

    /// One line.
    package var explanation: String {
        switch self {
        case .directoryMissing(let path): "there is no directory \(path)"
        case .notADirectory(let path): "\(path) is not a directory"
        case .directoryOpenToOthers(let path):
            "others may write to the directory \(path); take that right from them (chmod go-w) or choose another"
        case .directoryOfSomebodyElse(let path): "the directory \(path) belongs to another user"
        case .fileMissing(let path): "there is no database \(path)"
        case .notAFile(let path): "\(path) is not a regular file"
        case .fileOfSomebodyElse(let path): "\(path) belongs to another user"
        case .foreignFile(let path): "\(path) is not a database of recovery-server"
        case .newerVersion(let path, let found, let known):
            "\(path) was made by a newer recovery-server (version \(found) of its tables, this one knows \(known)); use that one"
        case .system(let path, let code): "\(path): \(unsafe String(cString: strerror(code)))"
        case .failed(let path, let failure): "\(path): \(failure.rawValue)"
        }
    }
}
