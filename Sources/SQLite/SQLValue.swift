/// What goes into a parameter of a statement.
package enum SQLValue {
    case null
    case integer(Int64)
    /// Never empty: the address of an empty buffer may be none, which SQLite takes for NULL. Nothing that is kept is an empty text.
    case text(String)
    case blob([UInt8])

    package static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

    package static func integer(_ number: Int) -> SQLValue { .integer(Int64(number)) }
}
