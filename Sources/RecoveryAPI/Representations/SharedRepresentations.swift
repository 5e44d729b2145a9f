import Content
import JSON

/// What is kept once and stands in many entries.
extension SafetyNotice {
    var representation: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "title": .string(title), "tone": .string(tone), "text": .string(text),
        ]
        object.set("items", items)
        object.set("sourceIds", sourceIDs)
        return object
    }
}

extension CrisisResource {
    /// What an entry says of the line: whom to reach and how.
    var summary: JSONObject {
        var object: JSONObject = ["id": .string(id), "name": .string(name), "purpose": .string(purpose)]
        object.set("call", call)
        object.set("text", text)
        object.set("textKeyword", textKeyword)
        object.set("tty", tty)
        object.set("url", url)
        object.set("instructions", instructions)
        object.set("hours", hours)
        object.set("languages", languages)
        return object
    }

    /// With where the number is from, and whether anybody has called it.
    var representation: JSONObject {
        var object = summary
        object.set("sources", sources.map(\.representation))
        object.set("recordedOn", recordedOn.description)
        object["verifiedByCall"] = .boolean(verifiedByCall)
        return object
    }
}

extension SponsoredListing {
    var representation: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "isSponsored": .boolean(true), "label": .string(label), "title": .string(title),
        ]
        object["advertiser"] = .object(advertiser.representation)
        object.set("disclosure", disclosure)
        object.set("summary", summary)
        object.set("features", features)
        object.set("claims", claims.map(\.representation))
        object.set("background", background)
        object.set("sources", sources.map(\.representation))
        object.set("dateModified", dateModified.description)
        return object
    }
}

extension SponsoredListing.Advertiser {
    var representation: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        object.set("url", url)
        return object
    }
}

extension SponsoredListing.Claim {
    var representation: JSONObject {
        [
            "text": .string(text), "attributedTo": .string(attributedTo), "asOf": .string(asOf),
            "recordedOn": .string(recordedOn.description),
        ]
    }
}
