import HTTPServer

/// Where and how it serves.
extension Setting {
    static let loopCountMaximum = 256

    static let server = [
        Setting(
            .server, "--host", placeholder: "ADDRESS", help: "address to listen on", standard: Configuration().host
        ) { text, configuration in
            guard !text.isEmpty else { return "an address or the name of this machine" }
            configuration.server.host = text
            return nil
        },
        Setting(
            .server, "--port", placeholder: "PORT", help: "port to listen on, 0 for any that is free",
            standard: "\(Configuration().port)"
        ) { text, configuration in
            guard let port = number(text, in: 0...65_535) else { return "a number from 0 to 65535" }
            configuration.server.port = UInt16(port)
            return nil
        },
        onOff(
            .server, "--take-over", \.server.takesOver,
            "listen beside a server of the same user on the same port, which is then told to stop"),
        Setting(
            .server, "--loops", placeholder: "COUNT", help: "event loops", standard: "one per core",
            isStandardAValue: false
        ) { text, configuration in
            guard let count = number(text, in: 1...loopCountMaximum) else {
                return "a number from 1 to \(loopCountMaximum)"
            }
            configuration.loops = count
            return nil
        },
    ]
}
