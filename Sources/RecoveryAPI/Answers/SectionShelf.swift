import Content
import HTTP

extension Library {
    /// The sections of the entries of a kind.
    final class SectionShelf: Sendable {
        let entries: ByteKeyTable<Item>
        /// For "did you mean".
        let ids: SuggestionIndex
        /// Every resource on it once, for whoever walks through them.
        let resources: [Formats]

        init(entries: ByteKeyTable<Item>, ids: SuggestionIndex, resources: [Formats]) {
            self.entries = entries
            self.ids = ids
            self.resources = resources
        }

        /// What an id of an entry leads to.
        enum Item: Sendable {
            case sections(Sections)
            /// An older or longer name: the path of the entry.
            case alias(String)
            /// The entry was withdrawn: the 410.
            case gone(PreparedResponse)
        }
    }

    /// The sections of an entry.
    struct Sections: Sendable {
        let list: Formats
        let shelf: Shelf
    }
}
