/// The shared files as the model has them.
extension Source {
    init(_ reader: MemberReader) throws(ContentFault) {
        id = try reader.text("id")
        title = try reader.text("title")
        publisher = try reader.text("publisher")
        url = try reader.text("url")
        year = reader.object["year"]?.integer
        recordedOn = reader.optionalText("recordedOn").flatMap { CalendarDate($0) }
        note = reader.optionalText("note")
    }
}

extension Requirement {
    init(_ reader: MemberReader) {
        self = reader.object["requiredOn"] == "all" ? .everywhere : .on(reader.texts("requiredOn"))
    }
}

extension SafetyNotice {
    init(_ reader: MemberReader) throws(ContentFault) {
        id = try reader.text("id")
        title = try reader.text("title")
        tone = try reader.text("tone")
        text = try reader.text("text")
        items = reader.texts("items")
        sourceIDs = reader.texts("sourceIds")
        requirement = Requirement(reader)
        firstOn = reader.texts("firstOn")
    }
}

extension CrisisResource {
    init(_ reader: MemberReader, _ sources: [String: Source]) throws(ContentFault) {
        id = try reader.text("id")
        name = try reader.text("name")
        purpose = try reader.text("purpose")
        call = reader.optionalText("call")
        text = reader.optionalText("text")
        textKeyword = reader.optionalText("textKeyword")
        tty = reader.optionalText("tty")
        url = reader.optionalText("url")
        instructions = reader.optionalText("instructions")
        hours = reader.optionalText("hours")
        languages = reader.texts("languages")
        self.sources = try reader.resolve("sourceIds", in: sources)
        recordedOn = try reader.date("recordedOn")
        verifiedByCall = reader.boolean("verifiedByCall")
        requirement = Requirement(reader)
    }
}

extension Navigation.Cluster {
    /// An entry that is missing is a fault of its own.
    init(_ reader: MemberReader, _ links: [String: EntryLink]) throws(ContentFault) {
        id = try reader.text("id")
        title = try reader.text("title")
        let paths = try reader.members("entries").map { reader throws(ContentFault) in try reader.text("entry") }
        entries = paths.compactMap { links[$0] }
    }
}

extension Synonym {
    /// An entry that is missing is a fault of its own.
    init(_ reader: MemberReader, _ references: References) throws(ContentFault) {
        id = try reader.text("id")
        words = reader.texts("words")
        entries = reader.texts("entries").compactMap { references.links[$0] }
        crisis = try reader.resolve("crisis", in: references.crisisResources)
        linksToSponsoredListings = reader.boolean("linksToSponsoredListings")
    }
}

extension CrisisWords {
    init(_ reader: MemberReader, _ lines: [String: CrisisResource]) throws(ContentFault) {
        id = try reader.text("id")
        words = reader.texts("words")
        crisis = try reader.resolve("crisis", in: lines)
    }
}

extension SponsoredListing {
    init(_ reader: MemberReader, _ sources: [String: Source]) throws(ContentFault) {
        id = try reader.text("id")
        label = try reader.text("label")
        title = try reader.text("title")
        let advertiser = try reader.member("advertiser")
        self.advertiser = Advertiser(name: try advertiser.text("name"), url: advertiser.optionalText("url"))
        disclosure = try reader.text("disclosure")
        summary = try reader.text("summary")
        features = reader.texts("features")
        claims = try reader.members("claims").map { reader throws(ContentFault) in try Claim(reader) }
        background = reader.texts("background")
        self.sources = try reader.resolve("sources", in: sources)
        dateModified = try reader.date("dateModified")
    }
}

extension SponsoredListing.Claim {
    init(_ reader: MemberReader) throws(ContentFault) {
        text = try reader.text("text")
        attributedTo = try reader.text("attributedTo")
        asOf = try reader.text("asOf")
        recordedOn = try reader.date("recordedOn")
    }
}
