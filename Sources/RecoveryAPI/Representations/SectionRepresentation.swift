import Content
import JSON

/// Sections as resources of their own. What an entry has to carry for its readers' safety goes with each of them.
extension Entry {
    /// The section at this place, with its neighbours.
    func representation(ofSectionAt place: Int) -> JSONObject {
        let section = sections[place]
        var object = section.representation(at: href(of: section))
        object["entry"] = .object(link.representation)
        object.set("safetyNotices", safetyNotices.map(\.representation))
        object.set("crisis", crisis.map(\.summary))
        let cited = Set(section.blocks.flatMap(\.sourceIDs))
        object.set("sources", sources.filter { cited.contains($0.id) }.map(\.representation))
        object["review"] = .object(review.representation)
        object.set("dateModified", dateModified.description)
        var links: JSONObject = ["self": .string(href(of: section)), "up": .string(href)]
        if place > 0 { links["previous"] = .string(href(of: sections[place - 1])) }
        if place + 1 < sections.count { links["next"] = .string(href(of: sections[place + 1])) }
        object["links"] = .object(links)
        return object
    }

    /// The list of its sections, in short.
    var sectionList: JSONObject {
        let items = sections.map { section -> JSONValue in
            [
                "id": .string(section.id), "title": .string(section.title), "aspect": .string(section.aspect),
                "links": ["self": .string(href(of: section))],
            ]
        }
        var object: JSONObject = ["items": .array(items), "totalCount": .integer(items.count)]
        object["links"] = ["self": .string(sectionsHref), "up": .string(href)]
        object.set("safetyNotices", safetyNotices.map(\.representation))
        object.set("crisis", crisis.map(\.summary))
        return object
    }
}
