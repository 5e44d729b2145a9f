import ContactRequests
import HTTP
import JSON

/// What the sender is told when it is kept.
extension StoredContactRequest {
    var representation: JSONObject {
        var object: JSONObject = [
            "id": .string(id.description), "status": .string(ContactRequestStatus.received.rawValue),
            "receivedAt": .string(receivedAt.description),
        ]
        object.set("program", program)
        object["consent"] = ["version": .string(consent.version), "text": .string(consent.text)]
        object["links"] = ["self": .string(ContactRequestPath.href(of: id))]
        return object
    }
}

/// What the receipt shows: nothing personal.
extension ContactRequestReceipt {
    var representation: JSONObject {
        [
            "id": .string(id.description), "status": .string(status.rawValue),
            "receivedAt": .string(receivedAt.description), "updatedAt": .string(updatedAt.description),
            "links": ["self": .string(ContactRequestPath.href(of: id))],
        ]
    }
}

/// The full record, for staff.
extension ContactRequest {
    var representation: JSONObject {
        var object: JSONObject = [
            "id": .string(id.description), "status": .string(status.rawValue),
            "receivedAt": .string(receivedAt.description), "updatedAt": .string(updatedAt.description),
        ]
        for (key, value) in personal?.representation.members ?? [] { object[key] = value }
        object["consent"] = .object(consent.representation)
        object["nextStatuses"] = .array(personal == nil ? [] : status.nextByStaff.map { .string($0.rawValue) })
        object["links"] = [
            "self": .string(ContactRequestPath.href(of: id)), "collection": .string(RouteTable.contactRequests),
        ]
        return object
    }
}

extension PersonalDetails {
    fileprivate var representation: JSONObject {
        var object: JSONObject = ["phone": .string(phone.revealed)]
        object.set("name", name?.revealed)
        object.set("program", program)
        object.set("relationship", relationship?.rawValue)
        object.set("preferredTime", preferredTime?.rawValue)
        object.set("timeZone", timeZone?.text)
        object["safeToLeaveVoicemail"] = .boolean(isVoicemailSafe)
        object.set("language", language.text)
        return object
    }
}

extension Consent {
    fileprivate var representation: JSONObject {
        var object = text.representation
        object.set("givenAt", givenAt.description)
        object.set("page", page?.revealed)
        return object
    }
}

extension ConsentText {
    /// The text, and what it can be recognized by: `sha256sum` of its UTF-8 bytes.
    var representation: JSONObject {
        [
            "version": .string(version), "language": .string(language.text), "text": .string(text),
            "sha256": .string(digest.hexadecimal()),
        ]
    }
}

extension PublishedConsent {
    var representation: JSONObject {
        [
            "current": .string(current.version), "texts": .array(texts.map { .object($0.representation) }),
            "links": ["self": .string(RouteTable.consent), "contactRequests": .string(RouteTable.contactRequests)],
        ]
    }
}

/// A page of the list for staff.
extension ContactRequestPage {
    func representation(of query: ContactRequestListQuery) -> JSONObject {
        [
            "items": .array(items.map { .object($0.representation) }), "totalCount": .integer(totalCount),
            "links": .object(links(of: query).object),
        ]
    }

    func linkFields(of query: ContactRequestListQuery) -> [HTTPResponse.Field] {
        links(of: query).fieldValues.map { HTTPResponse.Field("Link", $0) }
    }

    private func links(of query: ContactRequestListQuery) -> PageLinks {
        PageLinks(
            here: query.href(at: query.query.cursor), first: query.query.cursor == nil ? nil : query.href(at: nil),
            previous: previous.map(query.href), next: next.map(query.href))
    }
}

extension ContactRequestSummary {
    fileprivate var representation: JSONObject {
        var object: JSONObject = [
            "id": .string(id.description), "status": .string(status.rawValue),
            "receivedAt": .string(receivedAt.description), "updatedAt": .string(updatedAt.description),
        ]
        object.set("program", program)
        object.set("preferredTime", preferredTime?.rawValue)
        object.set("timeZone", timeZone?.text)
        object.set("language", language?.text)
        object["links"] = ["self": .string(ContactRequestPath.href(of: id))]
        return object
    }
}
