import Content
import HTTP

extension Library {
    /// The sections of the entries of a kind.
    struct SectionShelf: Sendable {
        let entries: ByteKeyTable<Item>
        /// For "did you mean".
        let ids: SuggestionIndex
        /// Every resource on it once, for whoever walks through them.
        let resources: [Formats]

        /// What an id of an entry leads to.
        enum Item: Sendable {
            case sections(Sections)
            /// An older or longer name: the path of the entry.
            case alias(String)
        }
    }

    /// The sections of an entry.
    struct Sections: Sendable {
        let list: Formats
        let shelf: Shelf
    }
}
