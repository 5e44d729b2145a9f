import ContactRequests
import Content

extension PublishedConsent {
    /// Reads the consent texts from the resources folder.
    static func load(resources: String, providerName: String?) -> Result<PublishedConsent, Fault> {
        let bytes: [UInt8]
        do throws(ResourceFolder.ReadingError) { bytes = try ResourceFolder(path: resources).read(file) } catch {
            return .failure(Fault("\(file): \(error.message)"))
        }
        do throws(Fault) { return .success(try read(bytes, providerName: providerName)) } catch {
            return .failure(error)
        }
    }
}

extension TimeZoneNames {
    /// The system's; `nil` if there are none, so that no zone would be accepted.
    static func loadSystem() -> TimeZoneNames? {
        do throws(ResourceFolder.ReadingError) {
            let names = TimeZoneNames(tzdata: try ResourceFolder(path: systemFolder).read(systemFile))
            return names.count > 0 ? names : nil
        } catch {
            return nil
        }
    }
}
