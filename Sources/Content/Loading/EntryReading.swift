import JSON

/// What entries refer to.
struct References {
    var sources: [String: Source] = [:]
    var safetyNotices: [String: SafetyNotice] = [:]
    var crisisResources: [String: CrisisResource] = [:]
    var links: [CollectionKind: [String: EntryLink]] = [:]
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
        attributes = JSONValue.object(try reader.member(kind.attributeKey).object).withoutFacts.object ?? JSONObject()
        sections = try reader.members("sections").map { reader throws(ContentFault) in try Section(reader) }
        therapies = try reader.resolve("therapies", in: references.links[.therapy] ?? [:])
        relapsePreventionTools = try reader.resolve(
            "relapsePreventionTools", in: references.links[.relapsePreventionTool] ?? [:])
        related = try reader.members("related").map { reader throws(ContentFault) in try RelatedLink(reader, references)
        }
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

extension RelatedLink {
    init(_ reader: MemberReader, _ references: References) throws(ContentFault) {
        relation = try reader.text("relation")
        guard let kind = CollectionKind.named(try reader.text("type")) else { throw reader.fault("type") }
        guard let link = references.links[kind]?[try reader.text("id")] else { throw reader.fault("id") }
        self.link = link
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
