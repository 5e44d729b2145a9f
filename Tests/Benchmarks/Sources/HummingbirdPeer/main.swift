import Foundation
import Hummingbird
import NIOPosix

// usage: HummingbirdPeer PORT BODYFILE
guard CommandLine.arguments.count == 3, let port = Int(CommandLine.arguments[1]) else {
    fatalError("usage: HummingbirdPeer PORT BODYFILE")
}
let body = ByteBuffer(bytes: try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[2])))
let router = Router()
router.get(":collection/:id") { _, _ in
    Response(
        status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: body))
}
let application = Application(
    router: router,
    configuration: .init(address: .hostname("127.0.0.1", port: port)),
    eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: 1))
)
try await application.runService()
