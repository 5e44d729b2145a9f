import TestSupport

/// The lines of `Tables/queries.txt`.
struct QueryTable {
    struct Row {
        let query: String
        /// Of these one has to be found.
        let paths: [String]
        /// Among how many hits.
        let rankMaximum: Int
    }

    static let rows: [Row] = Repository().text("Tests/ContentSearchTests/Tables/queries.txt").split(separator: "\n")
        .compactMap { line in
            guard !line.hasPrefix("#") else { return nil }
            let isFirst = line.contains(" == ")
            guard let separator = line.firstRange(of: isFirst ? " == " : " = ") else { return nil }
            let paths = line[separator.upperBound...].split(separator: ",").map { path in
                String(path.drop { $0 == " " })
            }
            return Row(query: String(line[..<separator.lowerBound]), paths: paths, rankMaximum: isFirst ? 1 : 3)
        }
}
