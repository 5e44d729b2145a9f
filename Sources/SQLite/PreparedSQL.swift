/// The statements of one kind of database that run more than once, by name: each is prepared once a connection.
///
/// An enumeration over `Int`, whose raw values count from 0.
package protocol PreparedSQL: CaseIterable, RawRepresentable<Int>, Sendable {
    var text: String { get }
}
