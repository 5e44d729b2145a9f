import CCurl

/// A real HTTP client. One of these keeps its connection from request to request, as a browser does.
@safe
package final class CurlClient {
    /// What came back.
    package struct Answer: Sendable {
        package let status: Int
        /// In order, names in lower case.
        package let fields: [(name: String, value: String)]
        package let body: [UInt8]
        /// How many connections this request opened: 0 when it used the one that was there.
        package let connectionsOpened: Int

        package var text: String { String(decoding: body, as: UTF8.self) }

        /// The value of the only field of this name; `nil` without one or with more.
        package subscript(name: String) -> String? {
            let values = fields.filter { $0.name == name }
            return values.count == 1 ? values[0].value : nil
        }
    }

    package struct Failure: Error { package let message: String }

    private let handle: UnsafeMutableRawPointer
    private let origin: String
    /// Where to connect instead of the origin's host: "127.0.0.1:443", and from which address of this machine.
    private let address: String?
    private let source: String?
    /// How long an answer may take.
    package var timeoutMilliseconds = 10_000

    package init(port: UInt16) throws {
        guard let handle = unsafe curl_easy_init() else { throw Failure(message: "no handle") }
        unsafe self.handle = unsafe handle
        origin = "http://127.0.0.1:\(port)"
        address = nil
        source = nil
    }

    /// Speaks TLS, and HTTP/2 where that is offered, with whoever listens on 127.0.0.1, calling it `host`. What certificate it has is not looked at.
    /// The client's own address may be another of this machine's, 127.0.0.2 and up.
    package init(secureHost host: String, port: UInt16, from source: UInt8 = 1) throws {
        guard let handle = unsafe curl_easy_init() else { throw Failure(message: "no handle") }
        unsafe self.handle = unsafe handle
        origin = "https://\(host)"
        address = "127.0.0.1:\(port)"
        self.source = "127.0.0.\(source)"
    }

    deinit { unsafe curl_easy_cleanup(handle) }

    /// Sends a GET.
    package func send(_ target: String, fields: [String] = []) throws -> Answer {
        try send("GET", target, fields: fields)
    }

    /// Sends a request. `fields` are whole lines, "Accept: text/html"; redirects are not followed. `parts` are sent as a multipart form, which libcurl
    /// writes itself; `decoding` is what it says in Accept-Encoding and decodes.
    package func send(
        _ method: String, _ target: String, fields: [String] = [], body: String? = nil,
        parts: [(name: String, value: String)] = [], decoding: String? = nil
    ) throws -> Answer {
        unsafe curl_easy_reset(handle)
        let form = unsafe multipartForm(parts)
        defer { unsafe curl_mime_free(form) }
        var list: UnsafeMutablePointer<curl_slist>?
        for field in fields { unsafe list = curl_slist_append(list, field) }
        defer { unsafe curl_slist_free_all(list) }
        let redirection = unsafe address.flatMap { unsafe curl_slist_append(nil, "::\($0)") }
        defer { unsafe curl_slist_free_all(redirection) }
        let collector = Collector()
        let context = unsafe Unmanaged.passUnretained(collector).toOpaque()
        unsafe recovery_curl_set_string(handle, CURLOPT_URL, origin + target)
        unsafe recovery_curl_set_long(handle, CURLOPT_PATH_AS_IS, 1)
        unsafe recovery_curl_set_long(handle, CURLOPT_TIMEOUT_MS, timeoutMilliseconds)
        unsafe recovery_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        unsafe recovery_curl_set_string(handle, CURLOPT_CUSTOMREQUEST, method)
        if method == "HEAD" { unsafe recovery_curl_set_long(handle, CURLOPT_NOBODY, 1) }
        if let decoding { unsafe recovery_curl_set_string(handle, CURLOPT_ACCEPT_ENCODING, decoding) }
        if let body {
            unsafe recovery_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, body.utf8.count)
            unsafe recovery_curl_set_string(handle, CURLOPT_COPYPOSTFIELDS, body)
        }
        if let form = unsafe form {
            unsafe recovery_curl_set_pointer(handle, CURLOPT_MIMEPOST, UnsafeMutableRawPointer(form))
        }
        unsafe recovery_curl_set_pointer(handle, CURLOPT_HTTPHEADER, list)
        if let source {
            unsafe recovery_curl_set_pointer(handle, CURLOPT_CONNECT_TO, redirection)
            unsafe recovery_curl_set_string(handle, CURLOPT_INTERFACE, source)
            unsafe recovery_curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 0)
            unsafe recovery_curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 0)
        }
        unsafe recovery_curl_set_callback(handle, CURLOPT_WRITEFUNCTION, appendToBody)
        unsafe recovery_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        unsafe recovery_curl_set_callback(handle, CURLOPT_HEADERFUNCTION, appendToHead)
        unsafe recovery_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        let result = withExtendedLifetime(collector) { unsafe curl_easy_perform(handle) }
        guard result == CURLE_OK else { throw Failure(message: unsafe String(cString: curl_easy_strerror(result))) }
        return Answer(
            status: number(CURLINFO_RESPONSE_CODE), fields: collector.fields, body: collector.body,
            connectionsOpened: number(CURLINFO_NUM_CONNECTS))
    }

    /// `nil` without parts.
    private func multipartForm(_ parts: [(name: String, value: String)]) -> OpaquePointer? {
        if parts.isEmpty { return nil }
        let form = unsafe curl_mime_init(handle)
        for part in parts {
            let added = unsafe curl_mime_addpart(form)
            unsafe curl_mime_name(added, part.name)
            unsafe curl_mime_data(added, part.value, part.value.utf8.count)
        }
        return unsafe form
    }

    /// `text` percent-encoded as libcurl does it.
    package func escaped(_ text: String) -> String {
        guard let escaped = unsafe curl_easy_escape(handle, text, Int32(text.utf8.count)) else { return "" }
        defer { unsafe curl_free(escaped) }
        return unsafe String(cString: escaped)
    }

    private func number(_ info: CURLINFO) -> Int {
        var value = 0
        unsafe recovery_curl_get_long(handle, info, &value)
        return value
    }
}

/// What libcurl hands over while a request runs.
private final class Collector {
    var head: [UInt8] = []
    var body: [UInt8] = []

    var fields: [(name: String, value: String)] {
        // After a 100 (Continue) libcurl hands over both heads: the last one counts.
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: true)
        let start = lines.lastIndex { $0.hasPrefix("HTTP/") } ?? 0
        return lines.dropFirst(start + 1).compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (line[..<colon].lowercased(), String(value))
        }
    }
}

private let appendToBody: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    unsafe append($0, $1 * $2, $3, \.body)
}

private let appendToHead: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    unsafe append($0, $1 * $2, $3, \.head)
}

private func append(
    _ start: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ path: ReferenceWritableKeyPath<Collector, [UInt8]>
) -> Int {
    guard let start = unsafe start, let context = unsafe context else { return 0 }
    let collector = unsafe Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue()
    unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
        unsafe collector[keyPath: path].append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    }
    return count
}
