import Content
import ContentSearch
import Glibc
import JSON
import Locking
import RecoveryAPI
import SQLiteStorage

/// Makes the API from the files that the operator keeps: at start, and again whenever asked.
struct ServiceLoading {
    private let configuration: Configuration
    let readiness = Readiness()
    /// Kept from load to load, so that nobody's count begins anew.
    private let limiter: RateLimiter?
    /// Kept as well: a counter that falls back to zero tells of a new process.
    let counts = IntakeCounts()

    /// What there is to serve, and what operators watch of it.
    struct Loaded {
        let api: API
        let store: SQLiteContactRequestStore
        let figures: ContentFigures
    }

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
    func load(keeping store: SQLiteContactRequestStore? = nil) throws(Failure) -> Loaded {
        let folder = ResourcesFolder.locate(configuration.resources)
        let content: ContentRepository
        let description: JSONObject
        do throws(ContentFaults) {
            content = try ContentRepository.load(resources: folder, takenPaths: RouteTable.fixedPaths)
            description = try APIDescription.load(resources: folder)
        } catch {
            throw Failure(lines: error.report.split(separator: "\n").map(String.init), isInContent: true)
        }
        // Nobody asks before the rest is there.
        let search = MadeBeside { () throws(StartError) in try Self.search(in: content) }
        do throws(StartError) {
            var (settings, store) = try ContactRequestLoading(configuration).settings(keeping: store)
            settings.limiter = limiter
            settings.counts = counts
            let now = time(nil)
            let api = try API(
                content: content, search: search.value, openAPI: description,
                contentSettings: contentSettings, contactRequests: settings, readiness: readiness, now: now)
            let figures = ContentFigures(content, version: api.contentVersion, loadedAt: now)
            return Loaded(api: api, store: store, figures: figures)
        } catch {
            throw Failure(lines: [error.message], isInContent: false)
        }
    }

    private var contentSettings: ContentSettings {
        var settings = ContentSettings()
        settings.publicURL = configuration.publicURL
        settings.securityContacts = configuration.securityContacts
        return settings
    }

    private static func search(in content: ContentRepository) throws(StartError) -> any ContentSearching {
        do throws(ContentSearchError) {
            let workerCount = ContentSearch.workerCountDefault(coreCount: Cores.count)
            return try ContentSearch(content, workerCount: workerCount)
        } catch {
            throw StartError(message: "the table of the search cannot be made (SQLite code \(error.code))")
        }
    }
}
