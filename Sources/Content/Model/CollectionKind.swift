/// A kind of entry. A new collection is a row in ``all``, a schema and a folder.
package struct CollectionKind: Hashable, Sendable {
    /// What the contract calls an entry's `type`.
    package let type: String
    /// The folder in `Content`, and the first segment of its URLs.
    package let folder: String
    package let title: String
    /// The key under which an entry has the attributes of its kind.
    package let attributeKey: String
    /// Its file in `Schemas`.
    package let schema: String
    /// Words that the sections of an entry have at least: a page that is shorter does not answer what people come with.
    package let wordCountMinimum: Int

    package static let program = CollectionKind(
        type: "program", folder: "programs", title: "Programs", attributeKey: "care", schema: "program.schema.json",
        wordCountMinimum: 350)
    package static let therapy = CollectionKind(
        type: "therapy", folder: "therapies", title: "Therapies", attributeKey: "delivery",
        schema: "therapy.schema.json", wordCountMinimum: 350)
    package static let relapsePreventionTool = CollectionKind(
        type: "relapsePreventionTool", folder: "relapse-prevention-tools", title: "Relapse-prevention tools",
        attributeKey: "practice", schema: "relapse-prevention-tool.schema.json", wordCountMinimum: 250)

    package static let medication = CollectionKind(
        type: "medication", folder: "medications", title: "Medications", attributeKey: "medicine",
        schema: "medication.schema.json", wordCountMinimum: 350)
    package static let supportGroup = CollectionKind(
        type: "supportGroup", folder: "support-groups", title: "Support groups", attributeKey: "group",
        schema: "support-group.schema.json", wordCountMinimum: 350)
    package static let paymentOption = CollectionKind(
        type: "paymentOption", folder: "payment-options", title: "Payment options", attributeKey: "coverage",
        schema: "payment-option.schema.json", wordCountMinimum: 350)
    package static let faq = CollectionKind(
        type: "faq", folder: "faqs", title: "Questions and answers", attributeKey: "answer", schema: "faq.schema.json",
        wordCountMinimum: 250)
    package static let topic = CollectionKind(
        type: "topic", folder: "topics", title: "Topics", attributeKey: "scope", schema: "topic.schema.json",
        wordCountMinimum: 350)

    /// In the order of the index.
    package static let all = [
        program, therapy, relapsePreventionTool, medication, supportGroup, paymentOption, faq, topic,
    ]
}
