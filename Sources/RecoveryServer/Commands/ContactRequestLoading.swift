import ContactRequests
import Glibc
import HTTP
import RecoveryAPI
import SQLiteStorage

/// Makes what the endpoints of contact requests need from what the operator configured.
struct ContactRequestLoading {
    private let configuration: Configuration

    init(_ configuration: Configuration) { self.configuration = configuration }

    /// The store is opened last, so that a mistake elsewhere makes no file.
    func settings() throws(StartError) -> ContactRequestSettings {
        let consent = try consent()
        let timeZones = try timeZones()
        let tokens = try staffTokens()
        var settings = ContactRequestSettings(store: try store(), consent: consent, timeZones: timeZones)
        settings.providerName = configuration.providerName
        settings.allowedOrigins = configuration.allowedOrigins
        settings.returnHosts = configuration.returnHosts
        settings.trustedProxies = configuration.trustedProxies
        settings.rateLimit = configuration.contactRate
        settings.staffTokens = tokens
        return settings
    }

    private func consent() throws(StartError) -> PublishedConsent {
        let path = "\(ResourcesFolder.locate(configuration.resources))/\(PublishedConsent.file)"
        let bytes = try PlainFile(path).read()
        do throws(PublishedConsent.Fault) {
            return try PublishedConsent.read(bytes, providerName: configuration.providerName)
        } catch {
            throw StartError(message: error.message)
        }
    }

    private func timeZones() throws(StartError) -> TimeZoneNames {
        let names = TimeZoneNames(tzdata: try PlainFile(TimeZoneNames.systemFile).read())
        guard names.count > 0 else { throw StartError(message: "\(TimeZoneNames.systemFile) names no time zone") }
        return names
    }

    private func staffTokens() throws(StartError) -> StaffTokens {
        guard let path = configuration.staffTokensFile else { return StaffTokens() }
        // Who may read the file may read every contact request.
        let bytes = try PlainFile(path).read(isSecret: true)
        do throws(StaffTokens.Fault) { return try StaffTokens(file: bytes) } catch {
            throw StartError(message: "\(path): \(error.message)")
        }
    }

    private func store() throws(StartError) -> SQLiteContactRequestStore {
        do throws(StoreOpenError) { return try .open(path: configuration.database) } catch {
            throw StartError(message: error.explanation)
        }
    }
}
