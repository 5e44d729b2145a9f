import Content
import HTTP
import JSON

/// What lets others find, follow and mirror the content: made at load, from the content and where the outside world finds us.
struct DiscoveryResources {
    let feed: ChangeFeed
    private let content: ContentRepository
    private let settings: ContentSettings
    private let crisis: [JSONObject]
    private let madeAt: Int

    init(_ content: ContentRepository, _ settings: ContentSettings, crisis: [JSONObject], madeAt: Int) {
        feed = ChangeFeed(content)
        self.content = content
        self.settings = settings
        self.crisis = crisis
        self.madeAt = madeAt
    }

    /// The 410 of each entry of a collection that was withdrawn.
    func withdrawn(_ kind: CollectionKind) -> [(id: String, answer: PreparedResponse)] {
        feed.ledger.withdrawals.compactMap { change in
            guard let entry = change.entry, entry.kind == kind else { return nil }
            return (entry.id, WithdrawnAnswer.prepared(change, feed, crisis: crisis))
        }
    }

    var jsonFeed: Library.Resource {
        guard let publicURL = settings.publicURL else { return .made(AbsentEndpoint.withoutPublicURL) }
        return single(JSONFeed(feed: feed, publicURL: publicURL, crisis: crisis).object, .jsonFeed)
    }

    var siteMap: Library.Resource {
        guard let publicURL = settings.publicURL else { return .made(AbsentEndpoint.withoutPublicURL) }
        return single(SiteMap(content: content, publicURL: publicURL).bytes, .xml)
    }

    var robots: Library.Resource { single(RobotsText(publicURL: settings.publicURL).bytes, .text) }

    var apiCatalog: Library.Resource {
        let object = APICatalog(site: PublicSite(settings.publicURL)).object
        return single(object, .linkset, contentType: APICatalog.contentType, fields: [APICatalog.link])
    }

    var securityText: Library.Resource {
        guard !settings.securityContacts.isEmpty else { return .made(AbsentEndpoint.withoutSecurityContact) }
        return .made(SecurityTextEndpoint(contacts: settings.securityContacts, publicURL: settings.publicURL))
    }

    private func single(
        _ object: JSONObject, _ mediaType: MediaType, contentType: String? = nil, fields: [HTTPResponse.Field] = []
    ) -> Library.Resource {
        single(JSONValue.object(object).encoded(), mediaType, contentType: contentType, fields: fields)
    }

    private func single(
        _ bytes: [UInt8], _ mediaType: MediaType, contentType: String? = nil, fields: [HTTPResponse.Field] = []
    ) -> Library.Resource {
        let common = CommonFields.content(contentType ?? mediaType.contentType, CommonFields.contentCaching)
        return .single(
            Representation(
                bytes, madeAt: madeAt, mediaType: mediaType,
                fields: common + [HTTPResponse.Field("Content-Language", "en")] + fields))
    }
}
