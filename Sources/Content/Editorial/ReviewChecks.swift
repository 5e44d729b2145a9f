import JSON

/// What has to be looked at again. Time does that, not an editor, so it warns and breaks nothing.
struct ReviewChecks {
    let today: CalendarDate
    private(set) var warnings: [ContentFault] = []

    init(today: CalendarDate) { self.today = today }

    mutating func check(_ documents: Documents) {
        for entry in documents.entries {
            guard let text = entry.object?["review"]?.object?["nextReview"]?.string, let due = CalendarDate(text),
                due < today
            else { continue }
            let pointer = JSONPointer().appending("review").appending("nextReview")
            warnings.append(ContentFault(entry.file, pointer, "the review was due on \(text)"))
        }
    }
}
