/// Writes the heads of answers. RFC 9112 §4 and §5, RFC 9110 §8.6.
package enum ResponseEncoder {
    /// What the connection adds to every head.
    package struct Ending {
        /// IMF-fixdate, 29 bytes. RFC 9110 §6.6.1.
        package var date: [UInt8]
        package var keepsAlive: Bool
        /// HTTP/1.0 clients have to be told that the connection stays (RFC 9112 §9.3).
        package var version: HTTPRequest.Version

        package init(date: [UInt8], keepsAlive: Bool, version: HTTPRequest.Version) {
            self.date = date
            self.keepsAlive = keepsAlive
            self.version = version
        }
    }

    /// Everything of a head that the response itself decides.
    static func fixedHead(of response: HTTPResponse) -> [UInt8] {
        var output = OutputBytes(byteCapacity: 512)
        writeFixedHead(of: response, to: &output)
        return output.bytes
    }

    /// What answers with the same status and fields have in common, whatever their bodies.
    static func sharedHead(_ status: HTTPStatus, _ fields: [HTTPResponse.Field]) -> [UInt8] {
        var output = OutputBytes(byteCapacity: 512)
        writeSharedHead(status, fields, to: &output)
        return output.bytes
    }

    /// A part of a head.
    static func encoded(_ fields: [HTTPResponse.Field], bodyByteCount: Int?) -> [UInt8] {
        var output = OutputBytes(byteCapacity: 512)
        write(fields, to: &output)
        if let bodyByteCount { writeContentLength(bodyByteCount, to: &output) }
        return output.bytes
    }

    private static func writeFixedHead(of response: HTTPResponse, to output: inout OutputBytes) {
        writeSharedHead(response.status, response.fields, to: &output)
        // RFC 9110 §8.6: not in 1xx and 204; a 304 would have to say the length of the 200, which nobody needs.
        if response.status.allowsBody { writeContentLength(response.body.count, to: &output) }
    }

    private static func writeSharedHead(
        _ status: HTTPStatus, _ fields: [HTTPResponse.Field], to output: inout OutputBytes
    ) {
        output.append("HTTP/1.1 ")
        output.appendDecimal(status.code)
        output.append(UInt8(ascii: " "))
        output.append(text: status.reasonPhrase)
        output.append("\r\n")
        write(fields, to: &output)
    }

    /// A head that is encoded already, and further fields behind its own.
    static func head(_ bytes: [UInt8], adding fields: [HTTPResponse.Field]) -> [UInt8] {
        var output = OutputBytes(byteCapacity: bytes.count + 256)
        output.append(bytes)
        write(fields, to: &output)
        return output.bytes
    }

    private static func write(_ fields: [HTTPResponse.Field], to output: inout OutputBytes) {
        for field in fields {
            output.append(text: field.name)
            output.append(": ")
            output.append(text: field.value)
            output.append("\r\n")
        }
    }

    private static func writeContentLength(_ count: Int, to output: inout OutputBytes) {
        output.append("Content-Length: ")
        output.appendDecimal(count)
        output.append("\r\n")
    }

    /// Writes a whole head.
    package static func writeHead(
        of answer: HTTPAnswer, to request: HTTPRequest, _ ending: Ending, into output: inout OutputBytes
    ) {
        switch answer {
        case .prepared(let prepared): prepared.writeHead(to: &output)
        case .response(let response): writeFixedHead(of: response, to: &output)
        case .sharedHead(let head, let body):
            output.append(head.bytes)
            writeContentLength(body.count, to: &output)
        }
        writeEnding(of: request, ending, into: &output)
    }

    private static func writeEnding(of request: HTTPRequest, _ ending: Ending, into output: inout OutputBytes) {
        output.append("Date: ")
        output.append(ending.date)
        output.append("\r\nX-Request-Id: ")
        request.id.write(to: &output, head: request.head)
        if !ending.keepsAlive {
            output.append("\r\nConnection: close")
        } else if ending.version == .http10 {
            output.append("\r\nConnection: keep-alive")
        }
        output.append("\r\n\r\n")
    }

    /// RFC 9110 §15.2.1.
    package static let continueHead = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
}
