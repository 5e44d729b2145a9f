import Content
import JSON

/// What the page of an entry is about, as schema.org types it. An entry that speaks of many things has an `ItemList` or an `Article`.
struct LinkedEntity {
    let entry: Entry
    let site: PublicSite

    var value: JSONValue {
        switch entry.kind {
        case .program: .object(isLevelOfCare ? procedure(["MedicalTherapy"]) : service("Service"))
        case .therapy:
            // Linked as a treatment, a talking therapy has to be a MedicalTherapy as well: that is what such properties expect.
            .object(
                procedure(
                    Self.bodily.contains(entry.id) ? ["MedicalTherapy"] : ["PsychologicalTreatment", "MedicalTherapy"]))
        case .relapsePreventionTool: .object(tool)
        case .medication: .object(medication)
        case .supportGroup: .object(group)
        case .paymentOption: .object(payment)
        case .faq: [.object(question)]
        default: .object(topic)
        }
    }

    /// Therapies that are not done by talking.
    private static let bodily: Set = [
        "acupuncture-for-addiction-treatment", "biofeedback-therapy", "medication-management",
    ]

    private var isLevelOfCare: Bool { entry.attributes["asamLevel"] != nil || entry.id == "detox" }

    private func base(_ types: [String]) -> JSONObject {
        var object = JSONObject()
        object["@type"] = types.count == 1 ? .string(types[0]) : .array(types.map(JSONValue.string))
        object.set("@id", site.url(entry.href) + "#subject")
        object.set("name", entry.title)
        object.set("alternateName", [entry.abbreviation].compactMap(\.self) + entry.alsoKnownAs)
        object.set("description", entry.summary)
        return object
    }

    private func procedure(_ types: [String]) -> JSONObject {
        var object = base(types)
        object.set("howPerformed", text(ofAspects: ["HowItWorksHealthAspect", "WhatHappensHealthAspect"]))
        object.set("preparation", text(ofAspects: ["GettingAccessHealthAspect"]))
        object.set("relevantSpecialty", "https://schema.org/Psychiatric")
        return object
    }

    private func service(_ type: String) -> JSONObject {
        var object = base([type])
        object.set("serviceType", entry.title)
        object["areaServed"] = ["@type": "Country", "name": "United States"]
        return object
    }

    private var tool: JSONObject {
        let steps = strings("steps")
        guard !steps.isEmpty else { return base(["LifestyleModification"]) }
        var object = base(["HowTo"])
        object["step"] = .array(
            steps.enumerated().map { place, step in
                ["@type": "HowToStep", "position": .integer(place + 1), "text": .string(step)]
            })
        object.set("supply", strings("needs").map { ["@type": "HowToSupply", "name": .string($0)] as JSONObject })
        return object
    }

    private var medication: JSONObject {
        switch entry.attributes["scope"]?.string {
        case "single":
            var object = base(["Drug"])
            object.set("nonProprietaryName", entry.title)
            object.set("proprietaryName", strings("brandNames"))
            object.set("mechanismOfAction", text(ofAspects: ["HowItWorksHealthAspect"]))
            object.set("warning", strings("cautions").joined(separator: " "))
            object.set("relevantSpecialty", "https://schema.org/Psychiatric")
            return object
        case "class": return base(["DrugClass"])
        default: return list
        }
    }

    private var group: JSONObject {
        switch entry.attributes["form"]?.string {
        case "book": return base(["Book"])
        case "overview": return list
        default:
            var object = base(["Organization"])
            object.set("url", entry.attributes["findMeeting"]?.object?["url"]?.string)
            object.set("foundingDate", entry.attributes["foundedYear"]?.integer.map(String.init))
            return object
        }
    }

    private var payment: JSONObject {
        guard entry.attributes["form"]?.string == "publicInsurance" else { return article }
        var object = service("GovernmentService")
        if let operatedBy = entry.attributes["runBy"]?.string {
            object["serviceOperator"] = ["@type": "Organization", "name": .string(operatedBy)]
        }
        object.set("url", entry.attributes["url"]?.string)
        return object
    }

    private var question: JSONObject {
        [
            "@type": "Question", "@id": .string(site.url(entry.href) + "#subject"), "name": .string(entry.title),
            "acceptedAnswer": [
                "@type": "Answer", "text": .string(entry.attributes["short"]?.string ?? entry.summary),
                "url": .string(site.url(entry.href)),
            ],
        ]
    }

    private var topic: JSONObject {
        guard entry.attributes["theme"]?.string == "coOccurring" else { return article }
        var object = base(["MedicalCondition"])
        object.set(
            "signOrSymptom",
            strings("warningSigns").map { ["@type": "MedicalSignOrSymptom", "name": .string($0)] as JSONObject })
        object.set("relevantSpecialty", "https://schema.org/Psychiatric")
        return object
    }

    private var article: JSONObject {
        var object = base(["Article"])
        object.set("headline", entry.title)
        object.set("inLanguage", "en")
        return object
    }

    /// Of what the entry gives an overview.
    private var list: JSONObject {
        var object = base(["ItemList"])
        let links = entry.related.map(\.link)
        object["itemListElement"] = .array(
            links.enumerated().map { place, link in
                [
                    "@type": "ListItem", "position": .integer(place + 1), "name": .string(link.title),
                    "url": .string(site.url("\(link.kind.href)/\(link.id)")),
                ]
            })
        return object
    }

    private func strings(_ key: String) -> [String] {
        entry.attributes[key]?.array?.compactMap(\.string) ?? []
    }

    /// The paragraphs of the sections that have one of these aspects.
    private func text(ofAspects aspects: Set<String>) -> String? {
        let paragraphs = entry.sections.filter { aspects.contains($0.aspect) }.flatMap(\.blocks).compactMap { block in
            if case .paragraph(let text) = block.content { text } else { nil }
        }
        return paragraphs.isEmpty ? nil : paragraphs.joined(separator: " ")
    }
}
