import TestSupport
import Testing

/// The restore of the operator's guide, rehearsed with a server under load.
@Suite("Backup and restore, rehearsed")
struct RestoreTests {
    /// How many requests are acknowledged before the backup begins, and how many come meanwhile.
    private static let countBefore = 60
    private static let countDuring = 200

    @Test("What was acknowledged before a backup is there after its restore, though posts went on")
    func restoresUnderPosts() throws {
        let server = try ServerProcess(["--contact-rate", "off"])
        let work = try TemporaryFolder()
        work.write(Array(posts(Self.countBefore, to: server, from: 0).utf8), to: "first")
        work.write(Array(posts(Self.countDuring, to: server, from: Self.countBefore).utf8), to: "second")
        let outcome = try ChildProcess.run(
            "/bin/sh",
            [
                "-c",
                """
                set -e; cd "$FOLDER"
                curl -Z --parallel-max 8 -K first >before
                curl -Z --parallel-max 8 -K second >during &
                posts=$!
                # Twice, since the first may be faster than the posts begin.
                "$0" backup earlier --database "$1"
                "$0" backup copy --database "$1"
                wait $posts
                """, ServerProcess.executable, "\(server.folder.path)/contact.sqlite",
            ], environment: ["PATH=/usr/bin:/bin", "FOLDER=\(work.path)"])
        #expect(outcome.status == 0, "\(outcome.error)")
        // A backup costs nobody a request.
        let before = receipts("before", in: work)
        #expect(before.count == Self.countBefore)
        #expect(receipts("during", in: work).count == Self.countDuring)
        #expect(server.terminate() == 0)

        // Another machine: nothing of the old database is there but the copy.
        let place = try TemporaryFolder()
        #expect(place.write(work.bytes("copy"), to: "contact.sqlite"))
        let restored = try ServerProcess(in: place)
        let client = try CurlClient(port: restored.port)
        for receipt in before {
            #expect(try client.send(receipt).text.contains("\"status\":\"received\""), "\(receipt)")
        }
        let found = try receipts("during", in: work).filter { try client.send($0).status == 200 }
        print("restore: of \(Self.countDuring) requests that came while the backup was made, it has \(found.count)")
        // And it goes on from there.
        let form = "phone=312+555+0142&consent=on"
        #expect(try client.send("POST", "/contact-requests", body: form).status == 201)
        #expect(restored.terminate() == 0)
        let export = try ServerProcess.run(["export", "--database", "\(place.path)/contact.sqlite"])
        #expect(export.output.split(separator: "\r\n").count == 1 + before.count + found.count + 1)
    }

    /// A configuration of curl with that many posts, each of which prints its status and its receipt.
    private func posts(_ count: Int, to server: ServerProcess, from first: Int) -> String {
        (first..<(first + count)).map { number in
            """
            url = "http://127.0.0.1:\(server.port)/contact-requests"
            header = "Content-Type: application/json"
            data = "{\\"phone\\":\\"212555\(1000 + number)\\",\\"consent\\":true}"
            output = /dev/null
            silent
            max-time = 60
            write-out = "%{http_code} %header{location}\\n"

            """
        }.joined(separator: "next\n")
    }

    private func receipts(_ file: String, in folder: TemporaryFolder) -> [String] {
        String(decoding: folder.bytes(file), as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("201 ") }.map {
            String($0.dropFirst(4))
        }
    }
}
