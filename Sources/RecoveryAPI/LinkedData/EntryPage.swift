import Content
import JSON

/// An entry in the vocabulary of schema.org, as JSON-LD: the page, what it is about, its parts, and whom to call.
///
/// Types and properties are those of release 30.0; Scripts/contract/jsonld.py holds each against the list of terms in use.
struct EntryPage {
    let entry: Entry
    let site: PublicSite

    var object: JSONObject {
        var page: JSONObject = ["@context": "https://schema.org"]
        page["@type"] = .string(pageType)
        page.set("@id", site.url(entry.href))
        page.set("url", site.url(entry.href))
        page.set("name", entry.title)
        page.set("alternateName", [entry.abbreviation].compactMap(\.self) + entry.alsoKnownAs)
        page.set("description", entry.summary)
        page.set("inLanguage", "en")
        page["isAccessibleForFree"] = true
        page.set("dateModified", entry.dateModified.description)
        page.set("lastReviewed", entry.review.lastReviewed.description)
        page.set("creativeWorkStatus", "Clinical review: \(AttributeParts.code(entry.review.clinicalReview))")
        // Whom to call stands before what is said: readers take a page from its top.
        page.set("mentions", entry.crisis.map(\.contactPoint))
        page.set("hasPart", entry.safetyNotices.map(notice) + entry.sections.map(section))
        page["mainEntity"] = LinkedEntity(entry: entry, site: site).value
        page["isPartOf"] = [
            "@type": "CollectionPage", "@id": .string(site.url(entry.kind.href)), "name": .string(entry.kind.title),
        ]
        page["breadcrumb"] = .object(breadcrumb)
        page.set("significantLink", links.map { site.url($0) })
        page.set("citation", entry.sources.map(\.creativeWork))
        return page
    }

    /// Pages about care are medical; those about groups and money are not, and questions have a type of their own.
    private var pageType: String {
        switch entry.kind {
        case .faq: "FAQPage"
        case .supportGroup, .paymentOption: "WebPage"
        default: "MedicalWebPage"
        }
    }

    private func notice(_ notice: SafetyNotice) -> JSONObject {
        [
            "@type": "WebPageElement", "name": .string(notice.title),
            "text": .string(([notice.text] + notice.items).joined(separator: " ")),
        ]
    }

    private func section(_ section: Section) -> JSONObject {
        let href = site.url(entry.href(of: section))
        var part: JSONObject = [
            "@type": "HealthTopicContent", "@id": .string(href), "url": .string(href), "name": .string(section.title),
        ]
        part.set("hasHealthAspect", HealthAspect.url(of: section.aspect))
        part.set("text", section.blocks.map(\.plainText).joined(separator: "\n\n"))
        return part
    }

    private var breadcrumb: JSONObject {
        let steps = [("Start", RouteTable.index), (entry.kind.title, entry.kind.href), (entry.title, entry.href)]
        return [
            "@type": "BreadcrumbList",
            "itemListElement": .array(
                steps.enumerated().map { place, step in
                    [
                        "@type": "ListItem", "position": .integer(place + 1), "name": .string(step.0),
                        "item": .string(site.url(step.1)),
                    ]
                }),
        ]
    }

    /// Where the entry leads, each once.
    private var links: [String] {
        var seen: Set<String> = []
        return (entry.therapies + entry.relapsePreventionTools + entry.related.map(\.link))
            .map { "\($0.kind.href)/\($0.id)" }.filter { seen.insert($0).inserted }
    }
}

/// The values of schema.org's HealthAspectEnumeration (release 30.0). Sections have some more aspects, of the NHS, which are no terms there.
enum HealthAspect {
    private static let known: Set = [
        "AllergiesHealthAspect", "BenefitsHealthAspect", "CausesHealthAspect", "ContagiousnessHealthAspect",
        "EffectivenessHealthAspect", "GettingAccessHealthAspect", "HowItWorksHealthAspect", "HowOrWhereHealthAspect",
        "IngredientsHealthAspect", "LivingWithHealthAspect", "MayTreatHealthAspect", "MisconceptionsHealthAspect",
        "OverviewHealthAspect", "PatientExperienceHealthAspect", "PregnancyHealthAspect", "PreventionHealthAspect",
        "PrognosisHealthAspect", "RelatedTopicsHealthAspect", "RisksOrComplicationsHealthAspect",
        "SafetyHealthAspect", "ScreeningHealthAspect", "SeeDoctorHealthAspect", "SelfCareHealthAspect",
        "SideEffectsHealthAspect", "StagesHealthAspect", "SymptomsHealthAspect", "TreatmentsHealthAspect",
        "TypesHealthAspect", "UsageOrScheduleHealthAspect",
    ]

    static func url(of aspect: String) -> String? { known.contains(aspect) ? "https://schema.org/\(aspect)" : nil }
}

extension Block {
    fileprivate var plainText: String {
        switch content {
        case .paragraph(let text), .callout(_, let text): text
        case .list(let items, _): items.joined(separator: "\n")
        }
    }
}

extension CrisisResource {
    fileprivate var contactPoint: JSONObject {
        var point: JSONObject = ["@type": "ContactPoint", "name": .string(name), "contactType": "crisis support"]
        point.set("description", remarks.joined(separator: " "))
        point.set("telephone", call ?? text)
        point.set("url", url)
        point.set("availableLanguage", languages)
        if call == nil, let keyword = textKeyword, let text {
            point.set("description", "Text \(keyword) to \(text). \(remarks.joined(separator: " "))")
        }
        return point
    }
}

extension Source {
    fileprivate var creativeWork: JSONObject {
        var work: JSONObject = [
            "@type": "CreativeWork", "name": .string(title), "url": .string(url),
            "publisher": ["@type": "Organization", "name": .string(publisher)],
        ]
        work.set("datePublished", year.map(String.init))
        return work
    }
}
