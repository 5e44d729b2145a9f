import ContactRequests
import Content
import HTTP
import JSON

/// The body of a PATCH by staff: `{"status": "inProgress"}`, as JSON or as a merge patch (RFC 7396), which is the same here.
enum StatusPatch {
    private static let member = "status"

    static func read(_ body: [UInt8], of request: HTTPRequest) throws(Problem) -> ContactRequestStatus {
        guard let type = RequestBodyType(of: request), type == .json || type == .mergePatch else {
            throw RequestBodyType.problem(
                with: request, field: "Accept-Patch", types: [.json, RequestBodyType.mergePatchType])
        }
        let object = try JSONBody.object(body)
        var faults: [Problem.Fault] = []
        let status = object[member]?.string.flatMap(ContactRequestStatus.init(rawValue:))
        if status == nil {
            let names = ContactRequestStatus.allCases.map(\.rawValue)
            let hint = object[member]?.string.map { Suggestion.sentence(for: $0, among: names) } ?? ""
            faults.append(
                Problem.Fault(
                    detail: "Has to be one of: \(names.joined(separator: ", ")).\(hint)",
                    place: .pointer(JSONPointer().appending(member))))
        }
        faults += JSONBody.faults(ofUnknown: object.keys.filter { $0 != member }, among: [member])
        guard let status, faults.isEmpty else {
            throw Problem(kind: .invalidContactRequest, detail: "The change has faults.", faults: faults)
        }
        return status
    }
}
