import Content
import JSON

/// Reading a JSON body without ever saying in an answer what stood in it.
enum JSONBody {
    /// Members that are named in an answer; a body is 16 KiB at most.
    private static let faultCountMaximum = 20

    static func object(_ body: [UInt8]) throws(Problem) -> JSONObject {
        let value: JSONValue
        do throws(JSONSyntaxError) { value = try JSONValue.parse(body) } catch {
            throw Problem(kind: .malformedBody, detail: explanation(of: error))
        }
        guard let object = value.object else {
            let fault = Problem.Fault(detail: "Has to be an object.", place: .pointer(JSONPointer()))
            throw Problem(
                kind: .invalidContactRequest, detail: "The body has to be an object, not \(value.typeName).",
                faults: [fault])
        }
        return object
    }

    /// Jansson quotes what stands near an error, which may be somebody's name: its words stay here, and the place is said.
    private static func explanation(of error: JSONSyntaxError) -> String {
        let place = "line \(error.line), column \(error.column)"
        if error.reason.hasPrefix("duplicate object key") { return "A key stands twice in the object, at \(place)." }
        return "The body is not JSON, at \(place)."
    }

    /// A fault for each member that the resource does not have.
    static func faults(ofUnknown keys: [String], among known: [String]) -> [Problem.Fault] {
        keys.prefix(faultCountMaximum).map { key in
            // A name like a field's comes back, so that it can be found. Anything else may be data in the wrong place.
            let isName = key.utf8.count <= 40 && key.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F }
            let pointer = isName ? JSONPointer().appending(key) : JSONPointer()
            let hint = isName ? Suggestion.sentence(for: key, among: known) : ""
            return Problem.Fault(
                detail: "\(isName ? "This" : "A") member does not exist here.\(hint)", place: .pointer(pointer))
        }
    }
}
