import FlyingFox
import Foundation

// usage: FlyingFoxPeer PORT BODYFILE
guard CommandLine.arguments.count == 3, let port = UInt16(CommandLine.arguments[1]) else {
    fatalError("usage: FlyingFoxPeer PORT BODYFILE")
}
let body = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[2]))
let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled)
await server.appendRoute("GET /*") { _ in
    HTTPResponse(statusCode: .ok, headers: [.contentType: "application/json"], body: body)
}
try await server.run()
