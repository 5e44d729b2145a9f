import Compression
import Testing

@Suite("Codings")
struct CodingTests {
    @Test(
        "The client's wish decides between gzip and no coding",
        arguments: [
            (nil, nil), ("gzip", "gzip"), ("gzip, deflate, br, zstd", "gzip"), ("deflate, gzip;q=0.5", "gzip"),
            ("x-gzip", "gzip"), ("GZIP", "gzip"), ("*", "gzip"), ("gzip;q=0", nil), ("br", nil), ("", nil),
            ("identity", nil), ("gzip;q=0.5, identity", nil), ("gzip;q=0.5, identity;q=0.5", "gzip"),
            ("identity;q=0, gzip", "gzip"), ("*;q=0, gzip", "gzip"), ("gzip;q=1.5", nil), ("gzipp, deflate", nil),
            ("gzip;q=0, *", nil), ("identity;q=0.5, *;q=0", nil), ("*;q=0.5, identity", nil),
        ] as [(String?, String?)])
    func chooses(value: String?, coding: String?) throws {
        let answer = try TestAPI.send("/programs/iop", fields: value.map { ["Accept-Encoding: \($0)"] } ?? [])
        #expect(answer.status == 200)
        #expect(answer["content-encoding"] == coding)
        #expect(answer["content-length"] == String(answer.body.count))
    }

    @Test(
        "Who excludes all that there is gets 406",
        arguments: ["identity;q=0", "*;q=0", "gzip;q=0, identity;q=0", "br, *;q=0"])
    func refuses(value: String) throws {
        #expect(try TestAPI.send("/programs/iop", fields: ["Accept-Encoding: \(value)"]).status == 406)
    }

    @Test("What gzip would not shorten much exists without it only")
    func leavesSmallBodies() throws {
        #expect(try TestAPI.send("/livez", fields: ["Accept-Encoding: gzip"])["content-encoding"] == nil)
        #expect(try TestAPI.send("/livez", fields: ["Accept-Encoding: gzip, identity;q=0"]).status == 406)
    }

    @Test("A tag is of one coding, and holds for that one alone")
    func tagsCodings() throws {
        let gzip = "Accept-Encoding: gzip"
        let coded = try #require(try TestAPI.send("/programs/iop", fields: [gzip])["etag"])
        let plain = try #require(try TestAPI.send("/programs/iop")["etag"])
        #expect(coded != plain)
        for (tag, fields, status) in [
            (coded, [gzip], 304), (plain, [gzip], 200), (coded, [], 200), (plain, [], 304),
            ("\(plain), \(coded)", [gzip], 304),
        ] {
            let answer = try TestAPI.send("/programs/iop", fields: fields + ["If-None-Match: \(tag)"])
            #expect(answer.status == status, "\(tag) \(fields)")
            if status == 304 {
                #expect(answer["vary"] == "Accept, Accept-Encoding")
                #expect(answer["content-location"] == "/programs/iop.json")
                #expect(answer["content-encoding"] == nil)
            }
        }
    }

    @Test(
        "Everything of some size comes in gzip",
        arguments: [
            "/", "/programs", "/navigation", "/openapi.json", "/crisis-resources", "/problems", "/programs/iop.html",
            "/programs/iop/sections/what-it-is.md", "/programs/iop/sections",
        ])
    func codesEverything(path: String) throws {
        let plain = try TestAPI.send(path)
        let coded = try TestAPI.send(path, fields: ["Accept-Encoding: gzip"])
        #expect(coded["content-encoding"] == "gzip")
        #expect(coded.body.count < plain.body.count)
        let head = try TestAPI.send("HEAD", path, fields: ["Accept-Encoding: gzip"])
        #expect(head["content-length"] == String(coded.body.count))
        let unpacked = unsafe coded.body.withUnsafeBufferPointer {
            unsafe GzipDecoder.decompressed($0, byteCount: plain.body.count)
        }
        #expect(unpacked == plain.body)
    }

    @Test(
        "What is kept in gzip alone is the same to who takes none",
        arguments: ["", "/what-it-is.md", "/what-it-is.txt", "/what-it-is.html"].map { "/programs/iop/sections\($0)" })
    func unpacks(path: String) throws {
        let plain = try TestAPI.send(path)
        #expect(plain.status == 200)
        #expect(plain["content-encoding"] == nil)
        #expect(plain["content-length"] == String(plain.body.count))
        let head = try TestAPI.send("HEAD", path)
        #expect(head.body.isEmpty)
        #expect(head["content-length"] == plain["content-length"])
        let tag = try #require(plain["etag"])
        #expect(head["etag"] == tag)
        #expect(try TestAPI.send(path, fields: ["If-None-Match: \(tag)"]).status == 304)
    }

    @Test("An answer with what somebody sent is never compressed")
    func leavesAnswersToInput() throws {
        for path in ["/contact-requests", "/contact-requests/00000000000000000000000000000000", "/nothing"] {
            #expect(try TestAPI.send(path, fields: ["Accept-Encoding: gzip"])["content-encoding"] == nil)
        }
    }
}
