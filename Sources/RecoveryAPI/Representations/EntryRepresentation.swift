import Content
import JSON

/// Entries as the contract shapes them.
extension Entry {
    var href: String { "\(kind.href)/\(id)" }

    /// The whole entry.
    var representation: JSONObject {
        var object: JSONObject = ["id": .string(id), "type": .string(kind.type), "title": .string(title)]
        object.set("abbreviation", abbreviation)
        object.set("alsoKnownAs", alsoKnownAs)
        object.set("summary", summary)
        if isAddition { object["addition"] = .boolean(true) }
        object[kind.attributeKey] = .object(attributes)
        object.set("sections", sections.map(\.representation))
        object.set("therapies", therapies.map(\.representation))
        object.set("relapsePreventionTools", relapsePreventionTools.map(\.representation))
        object.set("related", related.map(\.representation))
        if let contact { object["contact"] = .object(contact.representation(program: id)) }
        object.set("safetyNotices", safetyNotices.map(\.representation))
        object.set("crisis", crisis.map(\.summary))
        object["evidence"] = .object(evidence.representation)
        object.set("sources", sources.map(\.representation))
        object["review"] = .object(review.representation)
        object.set("dateModified", dateModified.description)
        object["links"] = .object(links)
        return object
    }

    private var links: JSONObject {
        var links: JSONObject = ["self": .string(href), "collection": .string(kind.href)]
        if linksToSponsoredListings { links["sponsoredListings"] = .string(RouteTable.sponsoredListings) }
        return links
    }
}

extension CollectionKind {
    var href: String { "/\(folder)" }
}

extension EntryLink {
    var representation: JSONObject {
        [
            "id": .string(id), "type": .string(kind.type), "title": .string(title),
            "href": .string("\(kind.href)/\(id)"),
        ]
    }
}

extension RelatedLink {
    var representation: JSONObject {
        var object: JSONObject = ["relation": .string(relation)]
        for (key, value) in link.representation.members { object[key] = value }
        return object
    }
}

extension Section {
    var representation: JSONObject {
        [
            "id": .string(id), "title": .string(title), "aspect": .string(aspect),
            "blocks": .array(blocks.map { .object($0.representation) }),
        ]
    }
}

extension Block {
    var representation: JSONObject {
        var object: JSONObject
        switch content {
        case .paragraph(let text):
            object = ["type": .string("paragraph"), "text": .string(text)]
        case .list(let items, let isOrdered):
            object = ["type": .string("list")]
            if isOrdered { object["ordered"] = .boolean(true) }
            object.set("items", items)
        case .callout(let tone, let text):
            object = ["type": .string("callout"), "tone": .string(tone), "text": .string(text)]
        }
        object.set("sourceIds", sourceIDs)
        return object
    }
}

extension Contact {
    func representation(program: String) -> JSONObject {
        [
            "heading": .string(heading), "text": .string(text), "href": .string(RouteTable.contactRequests),
            "program": .string(program),
        ]
    }
}

extension Evidence {
    var representation: JSONObject {
        var object: JSONObject = ["level": .string(level), "statement": .string(statement)]
        object.set("sourceIds", sourceIDs)
        return object
    }
}

extension Source {
    var representation: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "title": .string(title), "publisher": .string(publisher), "url": .string(url),
        ]
        if let year { object["year"] = .integer(year) }
        object.set("recordedOn", recordedOn?.description)
        object.set("note", note)
        return object
    }
}

extension Review {
    var representation: JSONObject {
        [
            "lastReviewed": .string(lastReviewed.description), "nextReview": .string(nextReview.description),
            "clinicalReview": .string(clinicalReview),
        ]
    }
}
