/// What `check` finds: everything that has to be mended, and what will have to be looked at soon.
package struct ContentInspection: Sendable {
    /// In the order of files and places.
    package let faults: [ContentFault]
    /// What is no fault of the text but of time: a review that is overdue.
    package let warnings: [ContentFault]
    /// What was changed and not recorded, once there are no faults.
    package let unrecorded: UnrecordedChanges?
    /// `nil` if it could not be loaded.
    package let content: ContentRepository?
}
