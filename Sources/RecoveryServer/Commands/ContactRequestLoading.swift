import ContactRequests
import HTTP
import RecoveryAPI
import SQLiteStorage

/// Makes what the endpoints of contact requests need from what the operator configured.
struct ContactRequestLoading {
    private let configuration: Configuration

    init(_ configuration: Configuration) { self.configuration = configuration }

    /// The store is opened last, so that a mistake elsewhere makes no file, unless there is one to keep.
    func settings(keeping kept: (any ContactRequestStore)?) throws(StartError) -> ContactRequestSettings {
        let consent = try consent()
        let timeZones = try timeZones()
        let tokens = try staffTokens()
        let store = if let kept { kept } else { try store() as any ContactRequestStore }
        var settings = ContactRequestSettings(store: store, consent: consent, timeZones: timeZones)
        settings.providerName = configuration.providerName
        settings.allowedOrigins = configuration.allowedOrigins
        settings.returnHosts = configuration.returnHosts
        settings.trustedProxies = configuration.trustedProxies
        settings.rateLimit = configuration.contactRate
        settings.staffTokens = tokens
        return settings
    }

    private func consent() throws(StartError) -> PublishedConsent {
        let folder = ResourcesFolder.locate(configuration.resources)
        switch PublishedConsent.load(resources: folder, providerName: configuration.providerName) {
        case .success(let consent): return consent
        case .failure(let fault): throw StartError(message: fault.message)
        }
    }

    private func timeZones() throws(StartError) -> TimeZoneNames {
        guard let names = TimeZoneNames.loadSystem() else {
            throw StartError(message: "the system's time zones are missing (install tzdata)")
        }
        return names
    }

    private func staffTokens() throws(StartError) -> StaffTokens {
        guard let path = configuration.staffTokensFile else { return StaffTokens() }
        // Who may read the file may read every contact request.
        let bytes = try SecretFile(path).read()
        do throws(StaffTokens.Fault) { return try StaffTokens(file: bytes) } catch {
            throw StartError(message: "\(path): \(error.message)")
        }
    }

    private func store() throws(StartError) -> SQLiteContactRequestStore {
        do throws(StoreOpenError) {
            return try .open(path: configuration.database, waitingCountMaximum: configuration.storeQueueCountMaximum)
        } catch {
            throw StartError(message: error.explanation)
        }
    }
}
