import ContactRequests
import HTTP

/// How a browser gets its receipt: in a cookie that goes to the received page alone and is forgotten after a quarter of an hour.
///
/// Not in the URL, where the history of a shared device, a proxy's log and the next site's `Referer` would keep it. It is the only cookie here. RFC 6265.
enum ReceiptCookie {
    private static let name = "receipt"
    private static let secondsKept = 900

    /// The `Set-Cookie` of the answer that sends a browser on. `Lax`, since the form may stand on another site, from which `Strict` would not be sent.
    static func field(for id: ContactRequestID) -> HTTPResponse.Field { field(id.description, seconds: secondsKept) }

    /// The `Set-Cookie` that makes a browser forget it.
    static let forgetting = field("", seconds: 0)

    private static func field(_ value: String, seconds: Int) -> HTTPResponse.Field {
        HTTPResponse.Field(
            "Set-Cookie",
            "\(name)=\(value); Path=\(RouteTable.received); Max-Age=\(seconds); HttpOnly; SameSite=Lax")
    }

    /// The receipt that a browser brings; `nil` for none and for a text that is none.
    static func id(in request: HTTPRequest) -> ContactRequestID? {
        guard let value = request.firstValue(.cookie) else { return nil }
        for pair in request.text(value).split(separator: ";") {
            let pair = pair.drop { $0 == " " }
            if pair.hasPrefix("\(name)=") { return ContactRequestID(String(pair.dropFirst(name.count + 1))) }
        }
        return nil
    }
}
