import Testing
import ContactRequests
import SQLiteStorage
import TestSupport

/// Every store there is. A new one is added here and passes the contract.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
    case memory
    case sqlite

    var testDescription: String { rawValue }

    func make() throws -> StoreUnderTest {
        switch self {
        case .memory: return StoreUnderTest(store: InMemoryContactRequestStore(), folder: nil)
        case .sqlite:
            let folder = try TemporaryFolder()
            return StoreUnderTest(
                store: try SQLiteContactRequestStore.open(path: "\(folder.path)/store"), folder: folder)
        }
    }
}

/// A store that closes, and takes its file with it, when the test ends.
final class StoreUnderTest {
    let store: any ContactRequestStore
    private let folder: TemporaryFolder?

    init(store: any ContactRequestStore, folder: TemporaryFolder?) {
        self.store = store
        self.folder = folder
    }

    deinit { store.close() }
}
