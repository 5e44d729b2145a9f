/// What a typed attribute of a kind of entry is called, as its schema says it.
package struct AttributeDescription: Sendable, Equatable {
    /// The keys that lead to it, from the entry: `care`, `hoursPerWeek`, `minimum`.
    package let path: [String]
    /// In plain words.
    package let label: String
    /// What a number counts; `nil` for what is not counted.
    package let unit: String?
}
