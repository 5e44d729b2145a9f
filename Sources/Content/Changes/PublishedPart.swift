import Hashing
import JSON

/// A part of what is published whose changes are recorded: an entry, or a shared file that has an address of its own.
struct PublishedPart {
    /// `collection/id`, or the shared file's name.
    let path: String
    let title: String
    /// Where a fault of it is reported.
    let file: String
    /// SHA-256, in hexadecimal digits, of all that readers get to see with it.
    ///
    /// Of the content and not of a file or an answer: a safety notice, a crisis line, a source or a title that is changed changes every entry that shows
    /// it; the order of keys, white space and editors' marks change nothing; and a server that shapes or formats its answers in another way has not
    /// changed what they say.
    let contentHash: String

    /// The shared files that have an address. Advertising is not content, and whoever copies the content shall not take it for that.
    static let sharedFiles: [(file: Documents.SharedFile, title: String)] = [
        (.crisisResources, "Lines that help at once"), (.navigation, "The menu"),
    ]

    /// All parts: the shared files, then the entries by collection and id. The documents have no faults.
    static func all(of documents: Documents) -> [PublishedPart] {
        let content = ShownContent(documents)
        let shared = sharedFiles.map { shared in
            PublishedPart(
                path: shared.file.rawValue, title: shared.title, file: shared.file.path,
                contentHash: hash(content.items(of: shared.file)))
        }
        return shared
            + documents.entries.map { entry in
                PublishedPart(
                    path: entry.path, title: entry.object?["title"]?.string ?? entry.slug, file: entry.file,
                    contentHash: hash(content.content(of: entry)))
            }
    }

    private static func hash(_ value: JSONValue) -> String { Digest.sha256(value.encoded()).hexadecimal() }
}
