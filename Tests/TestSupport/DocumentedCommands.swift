/// The commands that a document of this repository shows.
package struct DocumentedCommands {
    /// A command and what the document prints under it.
    package struct Example {
        package let command: String
        package var output: [Substring] = []
    }

    /// A block of commands to run as they are, and why it is not run, if it is not.
    package struct Block {
        package let line: Int
        package var text = ""
        package let reason: String?
    }

    /// From blocks named `console`: lines that begin with `$ `, and their output.
    package private(set) var examples: [Example] = []
    /// From blocks named `sh`.
    package private(set) var blocks: [Block] = []
    /// Words behind the fences that are neither, with their lines: what they hold is nothing to run.
    package private(set) var otherLanguages: Set<String> = []

    package init(_ document: String) {
        var language: String?
        var previous: Substring = ""
        for (number, line) in document.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                language = language == nil ? String(line.dropFirst(3)) : nil
                if language == "sh" { blocks.append(Block(line: number + 1, reason: Self.reason(previous))) }
                if let language, language != "sh", language != "console" { otherLanguages.insert(language) }
            } else if language == "sh" {
                blocks[blocks.count - 1].text += line + "\n"
            } else if language == "console" {
                take(line)
            }
            previous = line
        }
    }

    private mutating func take(_ line: Substring) {
        if line.hasPrefix("$ ") {
            examples.append(Example(command: String(line.dropFirst(2))))
        } else if !examples.isEmpty {
            examples[examples.count - 1].output.append(line)
        }
    }

    /// `<!-- not run: why -->`, on the line above the fence.
    private static func reason(_ line: Substring) -> String? {
        guard line.hasPrefix("<!-- not run: "), line.hasSuffix(" -->") else { return nil }
        return String(line.dropFirst(14).dropLast(4))
    }
}
