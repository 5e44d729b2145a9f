import JSON

/// What entries refer to.
struct References {
    var sources: [String: Source] = [:]
    var safetyNotices: [String: SafetyNotice] = [:]
    var crisisResources: [String: CrisisResource] = [:]
    /// By `collection/id`.
    var links: [String: EntryLink] = [:]
    var relations: RelationTable
}

extension References {
    /// Both sides of its relations; one to an entry that is missing is a fault of its own.
    func related(to path: String) -> [RelatedLink] {
        relations.sides(of: path).compactMap { side in
            links[side.path].map { RelatedLink(relation: side.relation, link: $0) }
        }
    }
}

/// Entries as the model has them.
extension Entry {
    init(_ reader: MemberReader, _ kind: CollectionKind, _ references: References) throws(ContentFault) {
        self.kind = kind
        id = try reader.text("id")
        title = try reader.text("title")
        abbreviation = reader.optionalText("abbreviation")
        alsoKnownAs = reader.texts("alsoKnownAs")
        aliases = reader.texts("aliases")
        summary = try reader.text("summary")
        isAddition = reader.boolean("addition")
        attributes = JSONValue.object(try reader.member(kind.attributeKey).object).withoutFacts.object ?? JSONObject()
        sections = try reader.members("sections").map { reader throws(ContentFault) in try Section(reader) }
        let related = references.related(to: kind.path(of: id))
        therapies = related.filter { $0.relation == "offers" }.map(\.link)
        relapsePreventionTools = related.filter { $0.relation == "teaches" }.map(\.link)
        self.related = related.filter { !["offers", "teaches"].contains($0.relation) }
        contact = reader.object["contact"] == nil ? nil : try Contact(try reader.member("contact"))
        safetyNotices = try reader.resolve("safetyNotices", in: references.safetyNotices)
        crisis = try reader.resolve("crisis", in: references.crisisResources)
        evidence = try Evidence(try reader.member("evidence"))
        sources = try reader.resolve("sources", in: references.sources)
        review = try Review(try reader.member("review"))
        dateModified = try reader.date("dateModified")
        linksToSponsoredListings = reader.boolean("linksToSponsoredListings")
    }
}

extension Section {
    init(_ reader: MemberReader) throws(ContentFault) {
        id = try reader.text("id")
        title = try reader.text("title")
        aspect = try reader.text("aspect")
        blocks = try reader.members("blocks").map { reader throws(ContentFault) in try Block(reader) }
    }
}

extension Block {
    init(_ reader: MemberReader) throws(ContentFault) {
        sourceIDs = reader.texts("sourceIds")
        switch try reader.text("type") {
        case "paragraph": content = .paragraph(try reader.text("text"))
        case "list": content = .list(reader.texts("items"), isOrdered: reader.boolean("ordered"))
        case "callout": content = .callout(tone: try reader.text("tone"), try reader.text("text"))
        default: throw reader.fault("type")
        }
    }
}

extension Contact {
    init(_ reader: MemberReader) throws(ContentFault) {
        heading = try reader.text("heading")
        text = try reader.text("text")
    }
}

extension Evidence {
    init(_ reader: MemberReader) throws(ContentFault) {
        level = try reader.text("level")
        statement = try reader.text("statement")
        sourceIDs = reader.texts("sourceIds")
    }
}

extension Review {
    init(_ reader: MemberReader) throws(ContentFault) {
        lastReviewed = try reader.date("lastReviewed")
        nextReview = try reader.date("nextReview")
        clinicalReview = try reader.text("clinicalReview")
    }
}

extension JSONValue {
    /// Without the marks that are for editors and never served.
    fileprivate var withoutFacts: JSONValue {
        switch self {
        case .object(let object):
            .object(JSONObject(object.members.filter { $0.key != "facts" }.map { ($0.key, $0.value.withoutFacts) }))
        case .array(let array): .array(array.map(\.withoutFacts))
        case .string, .integer, .number, .boolean, .null: self
        }
    }
}
