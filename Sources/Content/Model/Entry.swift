import JSON

/// One entry of a collection, checked, with its links resolved.
package struct Entry: Sendable {
    package let kind: CollectionKind
    package let id: String
    package let title: String
    package let abbreviation: String?
    package let alsoKnownAs: [String]
    /// Slugs that lead here.
    package let aliases: [String]
    package let summary: String
    /// Whether the source article lacks it: an editorial addition.
    package let isAddition: Bool
    /// What only entries of this kind have, as the schema of the kind shapes it.
    package let attributes: JSONObject
    package let sections: [Section]
    /// In the order in which they are to be shown, as all lists here.
    package let therapies: [EntryLink]
    package let relapsePreventionTools: [EntryLink]
    package let related: [RelatedLink]
    package let contact: Contact?
    package let safetyNotices: [SafetyNotice]
    package let crisis: [CrisisResource]
    package let evidence: Evidence
    package let sources: [Source]
    package let review: Review
    package let dateModified: CalendarDate
    package let linksToSponsoredListings: Bool
}

extension Entry {
    /// What leads here.
    package var link: EntryLink { EntryLink(kind: kind, id: id, title: title) }

    /// `collection/id`: how files and the ledger name it.
    package var path: String { kind.path(of: id) }
}

extension CollectionKind {
    /// How files and the ledger name an entry of this kind.
    package func path(of id: String) -> String { "\(folder)/\(id)" }
}

package struct Section: Sendable {
    package let id: String
    package let title: String
    /// A health aspect of schema.org.
    package let aspect: String
    package let blocks: [Block]
}

package struct Block: Sendable {
    package enum Content: Sendable {
        case paragraph(String)
        case list([String], isOrdered: Bool)
        case callout(tone: String, String)
    }

    package let content: Content
    /// The sources of a figure or finding in it.
    package let sourceIDs: [String]
}

package struct EntryLink: Hashable, Sendable {
    package let kind: CollectionKind
    package let id: String
    package let title: String

    package init(kind: CollectionKind, id: String, title: String) {
        self.kind = kind
        self.id = id
        self.title = title
    }
}

package struct RelatedLink: Hashable, Sendable {
    /// How the entry relates to the linked one, such as `comparedWith`.
    package let relation: String
    package let link: EntryLink
}

/// The invitation to ask for a call.
package struct Contact: Sendable {
    package let heading: String
    package let text: String
}

package struct Evidence: Sendable {
    /// `strong`, `moderate`, `limited`, `none` or `unknown`.
    package let level: String
    package let statement: String
    package let sourceIDs: [String]
}

package struct Review: Sendable {
    package let lastReviewed: CalendarDate
    package let nextReview: CalendarDate
    /// `pending` until a clinician has read the entry.
    package let clinicalReview: String
}
