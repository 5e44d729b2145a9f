import Content
import HTTP
import JSON

/// What the answers about contact requests share: whom to call meanwhile, and who may read them.
final class ContactAnswers: Sendable {
    let settings: ContactRequestSettings
    /// The lines that stand everywhere.
    let crisis: [CrisisResource]
    let crisisObjects: [JSONObject]
    /// What a page of ours may do.
    let pagePolicy: HTTPResponse.Field

    init(_ settings: ContactRequestSettings, _ content: ContentRepository) {
        self.settings = settings
        crisis = content.crisisResources.filter(\.isEverywhere)
        crisisObjects = crisis.map(\.summary)
        pagePolicy = Page.policy(returnHosts: settings.returnHosts)
    }

    /// The fields of a page, which may be shown in our style and nothing else.
    var pageFields: [HTTPResponse.Field] {
        [
            HTTPResponse.Field("Content-Type", "text/html; charset=utf-8"),
            HTTPResponse.Field("Cache-Control", CommonFields.noStore), HTTPResponse.Field("Content-Language", "en"),
        ] + CommonFields.security.filter { $0.name != pagePolicy.name } + [pagePolicy]
    }

    /// `GET /contact-requests/consent`.
    func consent(madeAt: Int) -> Representation {
        var object = settings.consent.representation
        object.set("crisis", crisisObjects)
        return Representation(object, madeAt: madeAt, cacheControl: CommonFields.noStore)
    }
}
