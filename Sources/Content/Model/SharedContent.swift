/// Where a claim is from.
package struct Source: Sendable {
    package let id: String
    package let title: String
    package let publisher: String
    package let url: String
    package let year: Int?
    /// When a page was read that bears no year.
    package let recordedOn: CalendarDate?
    package let note: String?
}

/// Which entries have to carry a notice or a line.
enum Requirement: Sendable {
    case everywhere
    /// `collection/id`.
    case on([String])
}

package struct SafetyNotice: Sendable {
    package let id: String
    package let title: String
    /// `information`, `warning` or `emergency`.
    package let tone: String
    package let text: String
    package let items: [String]
    package let sourceIDs: [String]
    let requirement: Requirement
    /// Entries on which it has to come before everything else, each `collection/id`.
    let firstOn: [String]

    /// Whether it has to come before everything else on this entry.
    package func standsFirst(on entry: Entry) -> Bool { firstOn.contains(entry.path) }
}

/// A line that helps at once. Numbers stand here and nowhere else.
package struct CrisisResource: Sendable {
    package let id: String
    package let name: String
    package let purpose: String
    package let call: String?
    package let text: String?
    package let textKeyword: String?
    package let tty: String?
    package let url: String?
    package let instructions: String?
    package let hours: String?
    package let languages: [String]
    package let sources: [Source]
    /// When the record was taken from its source.
    package let recordedOn: CalendarDate
    /// Whether a person has called the number.
    package let verifiedByCall: Bool
    let requirement: Requirement

    /// Whether every entry has to carry it: the lines for anybody, in any need.
    package var isEverywhere: Bool {
        switch requirement {
        case .everywhere: true
        case .on: false
        }
    }
}

/// Paid advertising, apart from all content.
package struct SponsoredListing: Sendable {
    package struct Advertiser: Sendable {
        package let name: String
        package let url: String?
    }

    /// What the advertiser says, which is not what we say.
    package struct Claim: Sendable {
        package let text: String
        package let attributedTo: String
        /// A date or a part of one, or `unknown`.
        package let asOf: String
        package let recordedOn: CalendarDate
    }

    package let id: String
    package let label: String
    package let title: String
    package let advertiser: Advertiser
    package let disclosure: String
    package let summary: String
    package let features: [String]
    package let claims: [Claim]
    package let background: [String]
    package let sources: [Source]
    package let dateModified: CalendarDate
}
