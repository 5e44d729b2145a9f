import ContactRequests
import Content
import ContentSearch
import Glibc
import JSON
import RecoveryAPI

/// Makes the API from the files that the operator keeps: at start, and again whenever asked.
struct ServiceLoading {
    private let configuration: Configuration
    let readiness = Readiness()
    /// Kept from load to load, so that nobody's count begins anew.
    private let limiter: RateLimiter?

    /// Why there is no API, one fault a line, and whose files they are in.
    struct Failure: Error {
        let lines: [String]
        let isInContent: Bool
    }

    init(_ configuration: Configuration) {
        self.configuration = configuration
        limiter = configuration.contactRate.map { RateLimiter($0) }
    }

    /// Content first: where it has faults, no store is made. `store` is kept if there is one; otherwise it is opened. Blocks for as long as files take.
    func load(keeping store: (any ContactRequestStore)? = nil) throws(Failure) -> (API, any ContactRequestStore) {
        let folder = ResourcesFolder.locate(configuration.resources)
        let content: ContentRepository
        let description: JSONObject
        do throws(ContentFaults) {
            content = try ContentRepository.load(resources: folder)
            description = try APIDescription.load(resources: folder)
        } catch {
            throw Failure(lines: error.report.split(separator: "\n").map(String.init), isInContent: true)
        }
        do throws(StartError) {
            var settings = try ContactRequestLoading(configuration).settings(keeping: store)
            settings.limiter = limiter
            let api = API(
                content: content, search: try search(in: content), openAPI: description, contactRequests: settings,
                readiness: readiness, now: time(nil))
            return (api, settings.store)
        } catch {
            throw Failure(lines: [error.message], isInContent: false)
        }
    }

    private func search(in content: ContentRepository) throws(StartError) -> ContentSearch {
        do throws(ContentSearchError) {
            let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
            return try ContentSearch(content, workerCount: ContentSearch.workerCountDefault(coreCount: cores))
        } catch {
            throw StartError(message: "the table of the search cannot be made (SQLite code \(error.code))")
        }
    }
}
